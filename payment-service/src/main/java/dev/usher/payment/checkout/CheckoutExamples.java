package dev.usher.payment.checkout;

/** The examples of opening orders in the API's documentation. */
final class CheckoutExamples {

    static final String OPEN_ORDER =
            """
            {
              "reservationId": "019a9d3e-3f10-7c55-8a34-91f0a1c2d3e4",
              "successUrl": "https://shop.example.com/thanks?session={CHECKOUT_SESSION_ID}",
              "cancelUrl": "https://shop.example.com/basket",
              "metadata": {"till": "3"}
            }\
            """;

    private static final String IDS =
            """
            {
              "id": "019a9d3e-5c7a-7b1e-9c5e-2f6d1c0b7a11",
              "reservationId": "019a9d3e-3f10-7c55-8a34-91f0a1c2d3e4",
              "eventId": "019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77",
            """;

    private static final String SALE =
            """
              "items": [{
                "lineId": "019a9d3e-5c7b-7001-8f00-0d0e0f101112",
                "ticketTypeId": "019a1f5e-8f10-7c3a-9a51-0e6d2b7c4f01",
                "name": "Standing",
                "unitPrice": {"amount": 2500, "currency": "EUR"},
                "quantity": 2
              }],
              "total": {"amount": 5000, "currency": "EUR"},
              "buyer": {"name": "Alice Example", "email": "alice@example.com"},
              "expiresAt": "2026-12-01T19:31:00Z",
              "createdAt": "2026-12-01T19:00:00Z",
              "paidAt": null,
              "fulfilledAt": null,
              "refundedAmount": {"amount": 0, "currency": "EUR"},
              "externalReference": null,
              "metadata": {"till": "3"},
              "updatedAt": "2026-12-01T19:00:00.402115Z",
            """;

    static final String PENDING =
            IDS
                    + """
                      "status": "PENDING_PAYMENT",
                    """
                    + SALE
                    + """
                      "checkoutUrl": "https://checkout.stripe.com/c/pay/cs_test_a1B2c3",
                      "payment": {
                        "status": "OPEN",
                        "stripeCheckoutSessionId": "cs_test_a1B2c3",
                        "stripePaymentIntentId": null
                      }
                    }\
                    """;

    static final String CANCELLED =
            IDS
                    + """
                      "status": "CANCELLED",
                    """
                    + SALE
                    + """
                      "checkoutUrl": null,
                      "payment": {
                        "status": "EXPIRED",
                        "stripeCheckoutSessionId": "cs_test_a1B2c3",
                        "stripePaymentIntentId": null
                      }
                    }\
                    """;

    private CheckoutExamples() {}
}
