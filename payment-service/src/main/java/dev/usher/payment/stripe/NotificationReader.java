package dev.usher.payment.stripe;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import com.stripe.net.ApiMode;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.Receipt;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a stored notification, whose signature was verified before it was stored. */
@Component
class NotificationReader {

    private static final Logger log = LoggerFactory.getLogger(NotificationReader.class);

    private static final Set<String> MONEY =
            Set.of("checkout.session.completed", "checkout.session.async_payment_succeeded");

    /** Types such as {@code refund.updated}, whose object is a refund. */
    private static final String REFUND = "refund.";

    /** A reason is stored; the payload is there to be read in full. */
    private static final int MAX_REASON = 200;

    private final StripeClient client;
    private final StripeAlarms alarms;
    private final boolean livemode;
    private final JsonMapper json = new JsonMapper();

    NotificationReader(StripeClient client, StripeAlarms alarms, StripeSettings settings) {
        this.client = client;
        this.alarms = alarms;
        this.livemode = settings.livemode();
    }

    Notification read(String payload) {
        JsonNode raw = json.readTree(payload);
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
        if (!type.startsWith("checkout.session.")) {
            return new Notification.Nothing("not about a session or a refund");
        }
        if (order == null || objectId.isEmpty()) {
            return new Notification.Nothing("not about an order of ours");
        }
        return money
                ? money(payload, raw, order).orElseGet(() -> new Notification.Hint(order, objectId))
                : new Notification.Hint(order, objectId);
    }

    private static Optional<OrderId> order(JsonNode session) {
        return OrderId.parse(session.path("client_reference_id").asString(""))
                .or(() ->
                        OrderId.parse(
                                session.path("metadata").path(SessionForms.ORDER_ID).asString("")));
    }

    /** Empty if the notification has another API version than this code, or is not paid yet. */
    private Optional<Notification> money(String payload, JsonNode raw, OrderId order) {
        String eventId = raw.path("id").asString("");
        if (!sameTrain(raw.path("api_version").asString(""))) {
            alarms.raise(StripeAlarms.Reason.API_VERSION);
            log.error(
                    "notification {} has another API version; Stripe is asked for its session",
                    eventId);
            return Optional.empty();
        }
        JsonNode session = raw.path("data").path("object");
        if (!SessionForms.PAID.contains(session.path("payment_status").asString(""))) {
            return Optional.empty();
        }
        return impossible(session)
                .<Notification>map(reason -> new Notification.Suspect(order, reason))
                .or(() -> receipt(payload, eventId, order).map(Notification.Money::new));
    }

    /** Stripe's versions of one train, such as "dahlia", have the same members. */
    private static boolean sameTrain(String version) {
        return train(version).equals(train(Stripe.API_VERSION));
    }

    private static String train(String version) {
        return version.substring(version.indexOf('.') + 1);
    }

    /**
     * Tells what can't be true about the money. It reads the text itself, because stripe-java takes
     * 2500.0 and "2500" for 2500.
     */
    private static Optional<String> impossible(JsonNode session) {
        JsonNode amount = session.path("amount_total");
        JsonNode currency = session.path("currency");
        return amount.isIntegralNumber() && amount.canConvertToLong() && currency.isString()
                ? Optional.empty()
                : Optional.of(shortened("amount " + amount + " and currency " + currency));
    }

    private Optional<Receipt> receipt(String payload, String eventId, OrderId order) {
        try {
            StripeObject object = client.deserialize(payload, ApiMode.V1);
            if (object instanceof Event event
                    && event.getDataObjectDeserializer().getObject().orElse(null)
                            instanceof Session session) {
                return Optional.of(SessionForms.receipt(order, session, eventId));
            }
            log.error("notification {} holds no session; Stripe is asked for its session", eventId);
        } catch (StripeException | RuntimeException unreadable) {
            log.error(
                    "notification {} can't be read; Stripe is asked for its session",
                    eventId,
                    unreadable);
        }
        return Optional.empty();
    }

    private static String shortened(String reason) {
        return reason.substring(0, Math.min(reason.length(), MAX_REASON));
    }
}
