package dev.usher.stripesandbox.admin;

import dev.usher.stripesandbox.api.LoggedCall;
import dev.usher.stripesandbox.core.CheckoutTimers;
import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.events.Delivery;
import dev.usher.stripesandbox.settings.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The clock, the logs and the ledger. */
@RestController
class AdminController {

    private final Inspector inspector;
    private final SandboxClock clock;
    private final CheckoutTimers timers;

    /** A duration to move the clock by, in ISO 8601, for example {@code PT31M}. */
    record Advance(@Nullable String by) {}

    /** The time and the size of the sandbox. */
    record State(Instant now, boolean livemode, Inspector.Counts counts) {}

    AdminController(Inspector inspector, SandboxClock clock, CheckoutTimers timers) {
        this.inspector = inspector;
        this.clock = clock;
        this.timers = timers;
    }

    @GetMapping({"/_sandbox/healthz", "/healthz"})
    Map<String, String> health() {
        return Map.of("status", "UP");
    }

    @GetMapping("/_sandbox/state")
    State state() {
        return new State(clock.instant(), false, inspector.counts());
    }

    @PostMapping("/_sandbox/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset() {
        inspector.reset();
    }

    @PostMapping("/_sandbox/clock/advance")
    Map<String, Instant> advance(@RequestBody Advance advance) {
        Instant now = clock.advance(duration(advance.by()));
        timers.expireDue();
        return Map.of("now", now);
    }

    private static Duration duration(@Nullable String text) {
        try {
            Duration by = Duration.parse(text == null ? "" : text);
            if (!by.isNegative()) {
                return by;
            }
        } catch (DateTimeParseException _) {
            throw notADuration();
        }
        throw notADuration();
    }

    private static StripeRefusal notADuration() {
        return StripeRefusal.invalid(
                null,
                "by",
                "by must be a duration in ISO 8601 that is not negative, for example PT31M");
    }

    @GetMapping("/_sandbox/ledger")
    Ledger ledger() {
        return inspector.ledger();
    }

    @GetMapping("/_sandbox/requests")
    List<LoggedCall> requests() {
        return inspector.requests();
    }

    @GetMapping("/_sandbox/deliveries")
    List<Delivery> deliveries() {
        return inspector.deliveries();
    }

    @PostMapping("/_sandbox/events/{id}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, String> resend(@PathVariable String id) {
        return Map.of("id", id, "type", inspector.resend(id).type());
    }
}
