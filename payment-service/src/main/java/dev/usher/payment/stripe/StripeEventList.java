package dev.usher.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.StripeCollection;
import com.stripe.param.EventListParams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads Stripe's list of the events that concern us. It pages by hand: stripe-java would add {@code
 * starting_after} to {@code ending_before}, which Stripe refuses.
 */
@Component
class StripeEventList {

    /** Stripe's own limits are 100 events a page and 20 types. */
    private static final long PAGE = 100;

    static final List<String> TYPES =
            List.of(
                    "checkout.session.completed",
                    "checkout.session.async_payment_succeeded",
                    "checkout.session.async_payment_failed",
                    "checkout.session.expired",
                    "refund.created",
                    "refund.updated",
                    "refund.failed",
                    "charge.failed",
                    "charge.dispute.created",
                    "charge.dispute.updated",
                    "charge.dispute.closed",
                    "charge.dispute.funds_withdrawn",
                    "charge.dispute.funds_reinstated");

    private final StripeClient client;
    private final StripeCalls calls;
    private final JsonMapper json = new JsonMapper();

    StripeEventList(StripeClient client, StripeCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    /** Reads the events that came next after one. */
    Page after(String event) throws StripeException {
        return page(params().setEndingBefore(event).build());
    }

    /**
     * Reads the newest events since a time, or those before an event that was read.
     *
     * @param before null for the newest
     */
    Page since(Instant time, @Nullable String before) throws StripeException {
        EventListParams.Builder params =
                params().setCreated(
                                EventListParams.Created.builder()
                                        .setGte(time.getEpochSecond())
                                        .build());
        if (before != null) {
            params.setStartingAfter(before);
        }
        return page(params.build());
    }

    private static EventListParams.Builder params() {
        return EventListParams.builder().setLimit(PAGE).addAllType(TYPES);
    }

    private Page page(EventListParams params) throws StripeException {
        StripeCollection<Event> page =
                calls.make(CallRate.Endpoint.LIST_EVENTS, () -> client.v1().events().list(params));
        return new Page(events(page), Boolean.TRUE.equals(page.getHasMore()));
    }

    /** Takes the text of each event as Stripe wrote it. */
    private List<Listed> events(StripeCollection<Event> page) {
        List<Listed> found = new ArrayList<>();
        for (JsonNode event : json.readTree(page.getLastResponse().body()).path("data")) {
            found.addFirst(
                    new Listed(
                            new StoredNotifications.Delivery(
                                    event.path("id").stringValue(),
                                    event.path("type").stringValue(),
                                    event.path("livemode").booleanValue(),
                                    event.path("api_version").stringValue(null),
                                    event.toString()),
                            Instant.ofEpochSecond(event.path("created").longValue())));
        }
        return found;
    }

    /** An event in the list. */
    record Listed(StoredNotifications.Delivery event, Instant created) {

        String id() {
            return event.id();
        }
    }

    /**
     * A page of events, oldest first.
     *
     * @param more whether there are more in the direction in which it was read
     */
    record Page(List<Listed> events, boolean more) {}
}
