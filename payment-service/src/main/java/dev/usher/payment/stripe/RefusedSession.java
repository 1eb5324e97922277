package dev.usher.payment.stripe;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import dev.usher.payment.checkout.SessionOpening;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides what Stripe's refusal of a session means, by the parameter and the code that it names.
 * Such a refusal is permanent: the same request would be refused again.
 */
final class RefusedSession {

    private static final String END = "expires_at";

    /** Stripe's codes are words of its documentation; no other text is passed on. */
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,60}");

    private static final Pattern PARAMETER = Pattern.compile("[a-z0-9_\\[\\]]{1,100}");

    private RefusedSession() {}

    static SessionOpening meaning(InvalidRequestException refusal) {
        return switch (parameter(refusal)) {
            // The end was too early or too late, so the attempt needs a new plan.
            case END -> new SessionOpening.AttemptSpent();
            case "success_url" -> refused(SessionOpening.Part.SUCCESS_URL, refusal);
            case "cancel_url" -> refused(SessionOpening.Part.CANCEL_URL, refusal);
            case "line_items", "currency" -> refused(SessionOpening.Part.SALE, refusal);
            default -> rejected(refusal, refusal.getParam());
        };
    }

    /** Names codes alone: Stripe's message may hold what a caller sent, and reasons are logged. */
    static SessionOpening rejected(StripeException refusal, @Nullable String param) {
        String name = param != null && PARAMETER.matcher(param).matches() ? param : "none";
        return new SessionOpening.Rejected(
                "status %s, code %s, parameter %s"
                        .formatted(refusal.getStatusCode(), code(refusal.getCode()), name));
    }

    /** Tells whether it is the buyer's address, without which a session can be opened too. */
    static boolean isAboutTheEmail(InvalidRequestException refusal) {
        return parameter(refusal).equals("customer_email");
    }

    /** Returns the top of a parameter such as {@code line_items[0][quantity]}. */
    private static String parameter(InvalidRequestException refusal) {
        String param = refusal.getParam();
        if (param == null || param.isEmpty()) {
            return unnamed(refusal);
        }
        int bracket = param.indexOf('[');
        return bracket < 0 ? param : param.substring(0, bracket);
    }

    /** Stripe leaves the parameter out where two of them, or their sum, are wrong. */
    private static String unnamed(InvalidRequestException refusal) {
        String code = refusal.getCode();
        if (code == null) {
            String message = refusal.getMessage();
            return message != null && message.contains(END) ? END : "";
        }
        return code.startsWith("amount_too_") ? "line_items" : "";
    }

    private static SessionOpening refused(
            SessionOpening.Part part, InvalidRequestException refusal) {
        return new SessionOpening.Refused(part, code(refusal.getCode()));
    }

    private static String code(@Nullable String code) {
        return code != null && CODE.matcher(code).matches() ? code : "invalid";
    }
}
