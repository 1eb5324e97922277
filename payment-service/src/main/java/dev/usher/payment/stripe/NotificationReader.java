package dev.usher.payment.stripe;

import com.stripe.Stripe;
import dev.usher.payment.decline.DeclinedCharge;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.Receipt;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a stored notification, whose signature was verified before it was stored. */
@Component
class NotificationReader {

    private static final Set<String> MONEY =
            Set.of("checkout.session.completed", "checkout.session.async_payment_succeeded");

    /** Types such as {@code refund.updated}, whose object is a refund. */
    private static final String REFUND = "refund.";

    /** Types such as {@code charge.dispute.created}, whose object is a dispute. */
    private static final String DISPUTE = "charge.dispute.";

    private static final String CHARGE_FAILED = "charge.failed";

    /** A reason is stored; the payload is there to be read in full. */
    private static final int MAX_REASON = 200;

    private final boolean livemode;
    private final JsonMapper json = new JsonMapper();

    NotificationReader(StripeSettings settings) {
        this.livemode = settings.livemode();
    }

    /** Has no effect, so that a repeat may be read as often as it comes. */
    Notification read(String payload) {
        try {
            return meaning(json.readTree(payload));
        } catch (RuntimeException unreadable) {
            return new Notification.Unreadable(unreadable.getClass().getSimpleName());
        }
    }

    private Notification meaning(JsonNode raw) {
        String type = raw.path("type").asString("");
        JsonNode object = raw.path("data").path("object");
        String objectId = object.path("id").asString("");
        OrderId order = order(object).orElse(null);
        boolean money = MONEY.contains(type);
        JsonNode mode = raw.path("livemode");
        if (!mode.isBoolean() || mode.booleanValue() != livemode) {
            return new Notification.Suspect(
                    money ? order : null, shortened("an event with livemode " + mode));
        }
        if (type.startsWith(REFUND) && !objectId.isEmpty()) {
            return new Notification.RefundChanged(objectId);
        }
        if (type.startsWith(DISPUTE) && !objectId.isEmpty()) {
            return new Notification.DisputeChanged(objectId);
        }
        if (type.equals(CHARGE_FAILED)) {
            return declined(object);
        }
        if (!type.startsWith("checkout.session.")) {
            return new Notification.Nothing("not about a session, a refund or a dispute");
        }
        if (order == null || objectId.isEmpty()) {
            return new Notification.Nothing("not about an order of ours");
        }
        return money ? money(raw, order, objectId) : new Notification.Hint(order, objectId);
    }

    private static Optional<OrderId> order(JsonNode session) {
        return OrderId.parse(session.path("client_reference_id").asString(""))
                .or(() ->
                        OrderId.parse(
                                session.path("metadata").path(SessionForms.ORDER_ID).asString("")));
    }

    /** A debit that fails days later is not a declined card. */
    private static Notification declined(JsonNode charge) {
        JsonNode means = charge.path("payment_method_details");
        OrderId order =
                OrderId.parse(charge.path("metadata").path(SessionForms.ORDER_ID).asString(""))
                        .orElse(null);
        String id = charge.path("id").asString("");
        if (order == null || id.isEmpty() || !means.path("type").asString("").equals("card")) {
            return new Notification.Nothing("not a declined card of an order of ours");
        }
        String fingerprint = means.path("card").path("fingerprint").asString("");
        return new Notification.CardDeclined(
                new DeclinedCharge(
                        id,
                        order.value(),
                        fingerprint.isEmpty() ? null : fingerprint,
                        Instant.ofEpochSecond(charge.path("created").longValue())));
    }

    /** A session that is not paid yet is a hint, as is one that misses something. */
    private static Notification money(JsonNode raw, OrderId order, String sessionId) {
        if (!sameTrain(raw.path("api_version").asString(""))) {
            return new Notification.OtherVersion(order, sessionId);
        }
        JsonNode session = raw.path("data").path("object");
        JsonNode mode = session.path("livemode");
        if (!SessionForms.PAID.contains(session.path("payment_status").asString(""))
                || !mode.isBoolean()) {
            return new Notification.Hint(order, sessionId);
        }
        return impossible(session)
                .<Notification>map(reason -> new Notification.Suspect(order, reason))
                .orElseGet(() ->
                        new Notification.Money(
                                new Receipt(
                                        order,
                                        sessionId,
                                        paymentIntent(session.path("payment_intent")),
                                        session.path("amount_total").longValue(),
                                        session.path("currency")
                                                .stringValue()
                                                .toUpperCase(Locale.ROOT),
                                        mode.booleanValue(),
                                        raw.path("id").asString(""))));
    }

    /** The id of the payment, which may be given as a whole object. */
    private static @Nullable String paymentIntent(JsonNode payment) {
        String id = payment.isObject() ? payment.path("id").asString("") : payment.asString("");
        return id.isEmpty() ? null : id;
    }

    /** Stripe's versions of one train, such as "dahlia", have the same members. */
    private static boolean sameTrain(String version) {
        return train(version).equals(train(Stripe.API_VERSION));
    }

    private static String train(String version) {
        return version.substring(version.indexOf('.') + 1);
    }

    /**
     * Tells what can't be true about the money: stripe-java, for one, would take 2500.0 and "2500"
     * for 2500.
     */
    private static Optional<String> impossible(JsonNode session) {
        JsonNode amount = session.path("amount_total");
        JsonNode currency = session.path("currency");
        return amount.isIntegralNumber() && amount.canConvertToLong() && currency.isString()
                ? Optional.empty()
                : Optional.of(shortened("amount " + amount + " and currency " + currency));
    }

    private static String shortened(String reason) {
        return reason.substring(0, Math.min(reason.length(), MAX_REASON));
    }
}
