package dev.usher.stripesandbox.events;

import dev.usher.stripesandbox.objects.ObjectRenderer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** {@code event}. */
@Service
public final class EventRenderer {

    private final ObjectRenderer objects;
    private final EventLog log;

    EventRenderer(ObjectRenderer objects, EventLog log) {
        this.objects = objects;
        this.log = log;
    }

    public Map<String, @Nullable Object> event(StripeEvent event) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("object", objects.snapshot(event.object()));
        if (!event.previously().isEmpty()) {
            data.put("previous_attributes", event.previously());
        }
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        request.put("id", event.requestId());
        request.put("idempotency_key", event.idempotencyKey());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", event.id());
        json.put("object", "event");
        json.put("api_version", ObjectRenderer.API_VERSION);
        json.put("created", event.created());
        json.put("data", data);
        json.put("livemode", false);
        json.put("pending_webhooks", log.pending(event.id()) ? 1 : 0);
        json.put("request", request);
        json.put("type", event.type());
        return json;
    }
}
