package dev.usher.payment.checkout;

/** Examples in the API's documentation. */
final class CheckoutExamples {

    static final String OPEN_ORDER =
            """
            {
              "reservationId": "019a9d3e-3f10-7c55-8a34-91f0a1c2d3e4",
              "successUrl": "https://shop.example.com/thanks?session={CHECKOUT_SESSION_ID}",
              "cancelUrl": "https://shop.example.com/basket"
            }\
            """;

    private CheckoutExamples() {}
}
