package dev.usher.payment.refund;

/** The examples of refunds in the API's documentation. */
final class RefundExamples {

    static final String TICKETS =
            """
            {
              "ticketIds": ["3d0c4b1e-7a8f-8c21-9b1a-5f6e7d8c9b0a"],
              "reason": "One guest is ill"
            }\
            """;

    static final String MONEY =
            """
            {
              "amount": {"amount": 500, "currency": "EUR"},
              "reason": "The support act did not play"
            }\
            """;

    static final String ALL =
            """
            {"reason": "Paid twice by mistake"}\
            """;

    static final String PENDING =
            """
            {
              "id": "019a9d40-1b2c-7d3e-8f40-a1b2c3d4e5f6",
              "orderId": "019a9d3e-5c7a-7b1e-9c5e-2f6d1c0b7a11",
              "amount": {"amount": 2500, "currency": "EUR"},
              "ticketIds": ["3d0c4b1e-7a8f-8c21-9b1a-5f6e7d8c9b0a"],
              "reason": "One guest is ill",
              "cause": "REQUESTED",
              "status": "PENDING",
              "createdAt": "2026-12-02T09:00:00Z",
              "settledAt": null
            }\
            """;

    static final String PAGE =
            """
            {
              "items": [{
                "id": "019a9d40-1b2c-7d3e-8f40-a1b2c3d4e5f6",
                "orderId": "019a9d3e-5c7a-7b1e-9c5e-2f6d1c0b7a11",
                "amount": {"amount": 2500, "currency": "EUR"},
                "ticketIds": ["3d0c4b1e-7a8f-8c21-9b1a-5f6e7d8c9b0a"],
                "reason": "One guest is ill",
                "cause": "REQUESTED",
                "status": "SUCCEEDED",
                "createdAt": "2026-12-02T09:00:00Z",
                "settledAt": "2026-12-02T09:00:01Z"
              }],
              "nextCursor": null
            }\
            """;

    private RefundExamples() {}
}
