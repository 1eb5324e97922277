package dev.usher.payment.order;

/** The examples of reading orders in the API's documentation. */
public final class OrderExamples {

    static final String PAID =
            """
            {
              "id": "019a9d3e-5c7a-7b1e-9c5e-2f6d1c0b7a11",
              "reservationId": "019a9d3e-3f10-7c55-8a34-91f0a1c2d3e4",
              "eventId": "019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77",
              "status": "FULFILLED",
              "items": [{
                "lineId": "019a9d3e-5c7b-7001-8f00-0d0e0f101112",
                "ticketTypeId": "019a1f5e-8f10-7c3a-9a51-0e6d2b7c4f01",
                "name": "Standing",
                "unitPrice": {"amount": 2500, "currency": "EUR"},
                "quantity": 2
              }],
              "total": {"amount": 5000, "currency": "EUR"},
              "buyer": {"name": "Alice Example", "email": "alice@example.com"},
              "checkoutUrl": null,
              "expiresAt": "2026-12-01T19:31:00Z",
              "createdAt": "2026-12-01T19:00:00Z",
              "paidAt": "2026-12-01T19:01:12.345Z",
              "fulfilledAt": "2026-12-01T19:01:12.401Z",
              "payment": {
                "status": "SUCCEEDED",
                "stripeCheckoutSessionId": "cs_test_a1B2c3",
                "stripePaymentIntentId": "pi_3a1B2c3"
              },
              "refundedAmount": {"amount": 0, "currency": "EUR"},
              "externalReference": null,
              "metadata": {"till": "3"},
              "updatedAt": "2026-12-01T19:01:12.402115Z"
            }\
            """;

    public static final String PAGE = "{\"items\": [" + PAID + "], \"nextCursor\": null}";

    static final String TIMELINE =
            """
            {"items": [
              {"at": "2026-12-01T19:00:00Z", "type": "SESSION_OPENED",
               "detail": "The buyer can pay.", "ref": "cs_test_a1B2c3"},
              {"at": "2026-12-01T19:01:12.345Z", "type": "PAID",
               "detail": "Stripe has reported the payment.", "ref": "evt_1a1B2c3"}
            ]}\
            """;

    private OrderExamples() {}
}
