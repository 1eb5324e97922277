package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.events.EventLog;
import dev.usher.stripesandbox.events.EventRenderer;
import dev.usher.stripesandbox.events.StripeEvent;
import dev.usher.stripesandbox.form.Shape;
import dev.usher.stripesandbox.form.StripeForm;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/events}: the last 30 days. */
@RestController
class StripeEventController {

    static final Shape LIST =
            Shape.object()
                    .texts("delivery_success ending_before limit starting_after type")
                    .textList("types")
                    .object("created", SessionShapes.range())
                    .unbuilt("expand");

    private static final Shape RETRIEVE = Shape.object().unbuilt("expand");
    private static final Duration HISTORY = Duration.ofDays(30);
    private static final int MAX_TYPES = 20;

    private final EventLog log;
    private final EventRenderer renderer;
    private final Clock clock;

    StripeEventController(EventLog log, EventRenderer renderer, Clock clock) {
        this.log = log;
        this.renderer = renderer;
        this.clock = clock;
    }

    @GetMapping("/v1/events")
    ResponseEntity<byte[]> list(StripeCall call) {
        StripeForm form = call.form();
        LIST.check(form);
        Set<String> types = types(form);
        Boolean success =
                form.choice("delivery_success", List.of("true", "false"))
                        .map(Boolean::valueOf)
                        .orElse(null);
        List<StripeEvent> found =
                log.newestFirst().stream()
                        .filter(this::recent)
                        .filter(event -> types.isEmpty() || types.contains(event.type()))
                        .filter(event -> delivered(event, success))
                        .filter(event -> Listing.created(form, event.created()))
                        .toList();
        return StripeResponses.ok(
                new Listing<StripeEvent>("/v1/events", "event", StripeEvent::id, renderer::event)
                        .page(found, form));
    }

    private static Set<String> types(StripeForm form) {
        Set<String> types = new HashSet<>(form.texts("types"));
        if (types.size() > MAX_TYPES) {
            throw StripeRefusal.invalid(null, "types", "You can pass up to 20 types.");
        }
        String type = form.text("type").orElse(null);
        if (type != null && !types.isEmpty()) {
            throw StripeRefusal.invalid(
                    null, "types", "You may pass either `type` or `types`, but not both.");
        }
        if (type != null) {
            types.add(type);
        }
        return types;
    }

    private boolean recent(StripeEvent event) {
        return event.created() >= clock.instant().minus(HISTORY).getEpochSecond();
    }

    private boolean delivered(StripeEvent event, @Nullable Boolean success) {
        return success == null || success != log.pending(event.id());
    }

    @GetMapping("/v1/events/{id}")
    ResponseEntity<byte[]> retrieve(@PathVariable String id, StripeCall call) {
        RETRIEVE.check(call.form());
        return StripeResponses.ok(
                log.find(id)
                        .filter(this::recent)
                        .map(renderer::event)
                        .orElseThrow(() -> StripeRefusal.missing("event", id, "id")));
    }
}
