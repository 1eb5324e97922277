package dev.usher.stripesandbox.core;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stripe's published test numbers and the result of each, without those for warnings of fraud. */
public enum TestNumber {
    VISA("4242424242424242", "Visa, succeeds"),
    VISA_DEBIT("4000056655665556", "Visa debit, succeeds"),
    MASTERCARD("5555555555554444", "Mastercard, succeeds"),
    AMERICAN_EXPRESS("378282246310005", "American Express, succeeds"),
    FUNDS_AVAILABLE_AT_ONCE("4000000000000077", "Succeeds, funds available at once"),
    REFUND_PENDING("4000000000007726", "Succeeds, a refund is pending at first"),
    REFUND_FAILS("4000000000005126", "Succeeds, a refund fails later"),
    DISPUTED_AS_FRAUD("4000000000000259", "Succeeds, then disputed as fraud"),
    DISPUTED_AS_NOT_RECEIVED("4000000000002685", "Succeeds, then disputed as not received"),
    INQUIRED("4000000000001976", "Succeeds, then the bank inquires"),
    GENERIC_DECLINE("4000000000000002", "Declined", Decline.card("generic_decline")),
    INSUFFICIENT_FUNDS(
            "4000000000009995", "Declined: insufficient funds", Decline.INSUFFICIENT_FUNDS),
    LOST_CARD("4000000000009987", "Declined: lost card", Decline.card("lost_card")),
    STOLEN_CARD("4000000000009979", "Declined: stolen card", Decline.card("stolen_card")),
    EXPIRED_CARD(
            "4000000000000069",
            "Declined: expired card",
            new Decline("expired_card", "expired_card", "Your card has expired.")),
    INCORRECT_CVC(
            "4000000000000127",
            "Declined: wrong security code",
            new Decline(
                    "incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect.")),
    PROCESSING_ERROR(
            "4000000000000119",
            "Declined: processing error",
            new Decline(
                    "processing_error",
                    "processing_error",
                    "An error occurred while processing your card. Try again in a little bit.")),
    SECURE("4000002500003155", "3D Secure, then succeeds", Kind.CHALLENGED, null),
    SECURE_ALWAYS("4000002760003184", "3D Secure always, then succeeds", Kind.CHALLENGED, null),
    SECURE_THEN_NO_FUNDS(
            "4000008260003178",
            "3D Secure, then insufficient funds",
            Kind.CHALLENGED,
            Decline.INSUFFICIENT_FUNDS),
    SECURE_THEN_DECLINED(
            "4000008400001629",
            "3D Secure, then declined",
            Kind.CHALLENGED,
            Decline.card("generic_decline")),
    SECURE_LOOKUP_ERROR(
            "4000008400001280",
            "3D Secure lookup error, declined",
            Decline.card("generic_decline")),
    SEPA_DEBIT("DE89370400440532013000", "SEPA debit, settles later", Kind.DELAYED, null),
    SEPA_DEBIT_FAILS(
            "DE62370400440532013001", "SEPA debit, fails later", Kind.DELAYED, Decline.NOT_DEBITED);

    /** The way from the buyer's click to the money. */
    public enum Kind {
        IMMEDIATE,
        CHALLENGED,
        DELAYED
    }

    private final String number;
    private final String label;
    private final Kind kind;

    // A record of texts is immutable, but Error Prone requires an annotation to accept it.
    @SuppressWarnings("ImmutableEnumChecker")
    private final @Nullable Decline decline;

    TestNumber(String number, String label) {
        this(number, label, Kind.IMMEDIATE, null);
    }

    TestNumber(String number, String label, Decline decline) {
        this(number, label, Kind.IMMEDIATE, decline);
    }

    TestNumber(String number, String label, Kind kind, @Nullable Decline decline) {
        this.number = number;
        this.label = label;
        this.kind = kind;
        this.decline = decline;
    }

    public String number() {
        return number;
    }

    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    /** The reason why the payment fails, or null if it succeeds. */
    public @Nullable Decline decline() {
        return decline;
    }

    public boolean card() {
        return kind != Kind.DELAYED;
    }

    /** The value of Stripe's {@code payment_method_types} that allows it. */
    public String type() {
        return card() ? "card" : "sepa_debit";
    }

    public String brand() {
        return switch (number.charAt(0)) {
            case '5' -> "mastercard";
            case '3' -> "amex";
            default -> "visa";
        };
    }

    public static Optional<TestNumber> of(String number) {
        return Arrays.stream(values()).filter(means -> means.number.equals(number)).findFirst();
    }
}
