package dev.usher.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import com.stripe.net.ApiMode;
import dev.usher.payment.order.OrderId;
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

    private final StripeClient client;
    private final JsonMapper json = new JsonMapper();

    NotificationReader(StripeClient client) {
        this.client = client;
    }

    Notification read(String payload) {
        JsonNode raw = json.readTree(payload);
        String type = raw.path("type").asString("");
        if (!type.startsWith("checkout.session.")) {
            return new Notification.Nothing("not about a session");
        }
        JsonNode session = raw.path("data").path("object");
        String sessionId = session.path("id").asString("");
        Optional<OrderId> order =
                OrderId.parse(session.path("client_reference_id").asString(""))
                        .or(() ->
                                OrderId.parse(
                                        session.path("metadata")
                                                .path(SessionForms.ORDER_ID)
                                                .asString("")));
        if (order.isEmpty() || sessionId.isEmpty()) {
            return new Notification.Nothing("not about an order of ours");
        }
        return MONEY.contains(type)
                ? money(payload, raw.path("id").asString(""), order.get())
                        .orElseGet(() -> new Notification.Hint(order.get(), sessionId))
                : new Notification.Hint(order.get(), sessionId);
    }

    /** Empty if the notification has another API version than this code, or is not paid yet. */
    private Optional<Notification> money(String payload, String eventId, OrderId order) {
        try {
            StripeObject object = client.deserialize(payload, ApiMode.V1);
            if (object instanceof Event event
                    && event.getApiVersion() != null
                    && event.getDataObjectDeserializer().getObject().orElse(null)
                            instanceof Session session) {
                return SessionForms.paid(session)
                        ? Optional.of(
                                new Notification.Money(
                                        SessionForms.receipt(order, session, eventId)))
                        : Optional.empty();
            }
            log.error(
                    "notification {} has another API version; Stripe is asked for its session",
                    eventId);
        } catch (StripeException | RuntimeException unreadable) {
            log.error(
                    "notification {} can't be read; Stripe is asked for its session",
                    eventId,
                    unreadable);
        }
        return Optional.empty();
    }
}
