package dev.usher.stripesandbox.core;

/** Reads what was typed as a card number; only test numbers pay. */
public sealed interface CardNumber {

    /** One of the test numbers. */
    record Known(TestMeans means) implements CardNumber {}

    /** Not a number that can be tried; nothing happens to the session. */
    record Unusable(String code, String message) implements CardNumber {}

    static CardNumber read(String typed) {
        String number = typed.replaceAll("[\\s-]", "");
        return TestMeans.of(number)
                .<CardNumber>map(Known::new)
                .orElseGet(() ->
                        valid(number)
                                ? new Unusable(
                                        "card_declined",
                                        "Your card was declined. Your request was in test"
                                                + " mode, but used a non test card.")
                                : new Unusable("incorrect_number", "Your card number is invalid."));
    }

    /** Luhn's check of the last digit. */
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
