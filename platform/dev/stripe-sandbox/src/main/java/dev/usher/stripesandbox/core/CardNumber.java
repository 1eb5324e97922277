package dev.usher.stripesandbox.core;

/** A typed card number. Only test numbers can pay. */
public sealed interface CardNumber {

    /** One of the test numbers. */
    record Known(TestNumber means) implements CardNumber {}

    /** Any other number. It is refused without a change of the session. */
    record Unusable(String code, String message) implements CardNumber {}

    static CardNumber read(String typed) {
        String number = typed.replaceAll("[\\s-]", "");
        return TestNumber.of(number)
                .<CardNumber>map(Known::new)
                .orElseGet(() ->
                        valid(number)
                                ? new Unusable(
                                        "card_declined",
                                        "Your card was declined. Your request was in test"
                                                + " mode, but used a non test card.")
                                : new Unusable("incorrect_number", "Your card number is invalid."));
    }

    /** Tells whether the last digit is right by Luhn's algorithm. */
    private static boolean valid(String number) {
        if (!number.matches("\\d{12,19}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int weighted = i % 2 == 1 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
