package dev.usher.stripesandbox.hosted;

import dev.usher.stripesandbox.core.CardNumber;
import dev.usher.stripesandbox.core.CheckoutSession.Payer;
import dev.usher.stripesandbox.core.PaymentAttempt;
import dev.usher.stripesandbox.core.PaymentMeans;
import dev.usher.stripesandbox.core.SessionTerms;
import dev.usher.stripesandbox.core.TestNumber;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields that a buyer typed. */
record PayForm(String email, String cardNumber, String expiry, String cvc, String testCard) {

    private static final Pattern EXPIRY =
            Pattern.compile("(0?[1-9]|1[0-2])\\s*/\\s*(?:20)?(\\d\\d)");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final int TEST_CARD_YEARS = 4;

    /** The result of reading the form: an attempt to pay, or the errors by field. */
    sealed interface Reading {

        record Good(PaymentAttempt attempt) implements Reading {}

        record Bad(Map<String, String> errors) implements Reading {}
    }

    static PayForm empty(SessionTerms terms) {
        return new PayForm(text(terms.customerEmail()), "", "", "", "");
    }

    static PayForm of(Map<String, String> fields, SessionTerms terms) {
        String email = text(fields.get("email"));
        return new PayForm(
                email.isEmpty() ? text(terms.customerEmail()) : email,
                text(fields.get("cardNumber")),
                text(fields.get("expiry")),
                text(fields.get("cvc")),
                text(fields.get("testCard")));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "").strip();
    }

    Reading read(SessionTerms terms, Instant now) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (!EMAIL.matcher(email).matches()) {
            errors.put("email", "Enter your e-mail address.");
        }
        PaymentMeans means = terms.total() == 0 ? nothing(now) : means(terms, now, errors);
        return means == null || !errors.isEmpty()
                ? new Reading.Bad(errors)
                : new Reading.Good(new PaymentAttempt(means, new Payer(email, null)));
    }

    private static PaymentMeans nothing(Instant now) {
        return new PaymentMeans(TestNumber.VISA, 12, thisMonth(now).getYear());
    }

    private @Nullable PaymentMeans means(
            SessionTerms terms, Instant now, Map<String, String> errors) {
        boolean chosen = cardNumber.isEmpty() && !testCard.isEmpty();
        String number = chosen ? testCard : cardNumber;
        if (number.isEmpty()) {
            errors.put("cardNumber", "Enter a card number.");
        }
        TestNumber means =
                switch (CardNumber.read(number)) {
                    case CardNumber.Known known -> known.means();
                    case CardNumber.Unusable no -> {
                        errors.putIfAbsent("cardNumber", no.message());
                        yield null;
                    }
                };
        if (means != null && !terms.paymentMethodTypes().contains(means.type())) {
            errors.put("cardNumber", "This shop does not take this kind of payment.");
        }
        boolean later = chosen || (means != null && !means.card());
        YearMonth expires =
                later ? thisMonth(now).plusYears(TEST_CARD_YEARS) : expires(now, errors);
        if (!later && !cvc.matches("\\d{3,4}")) {
            errors.put("cvc", "Enter the security code: 3 or 4 digits.");
        }
        return means == null || expires == null
                ? null
                : new PaymentMeans(means, expires.getMonthValue(), expires.getYear());
    }

    private @Nullable YearMonth expires(Instant now, Map<String, String> errors) {
        Matcher typed = EXPIRY.matcher(expiry);
        if (!typed.matches()) {
            errors.put("expiry", "Enter the expiry as month and year, MM/YY.");
            return null;
        }
        YearMonth month =
                YearMonth.of(
                        2000 + Integer.parseInt(typed.group(2)), Integer.parseInt(typed.group(1)));
        if (month.isBefore(thisMonth(now))) {
            errors.put("expiry", "This card's expiry is in the past.");
            return null;
        }
        return month;
    }

    private static YearMonth thisMonth(Instant now) {
        return YearMonth.from(now.atOffset(ZoneOffset.UTC));
    }
}
