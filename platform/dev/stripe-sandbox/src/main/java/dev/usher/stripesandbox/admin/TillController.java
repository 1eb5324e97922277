package dev.usher.stripesandbox.admin;

import dev.usher.stripesandbox.core.PayOutcome;
import dev.usher.stripesandbox.core.TestMeans;
import dev.usher.stripesandbox.objects.Expansion;
import dev.usher.stripesandbox.objects.ObjectRenderer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pays without a browser. */
@RestController
@RequestMapping("/_sandbox/sessions/{session}")
class TillController {

    private final Till till;
    private final ObjectRenderer objects;

    /** With which test number, and whose; without a body a card that works. */
    record Pay(@Nullable String card, @Nullable String email) {}

    /** Whether the money came; without a body as the test number says. */
    record Settle(@Nullable Boolean succeeded) {}

    /** Whether the buyer passed the bank's check; without a body yes. */
    record Challenge(@Nullable Boolean passed) {}

    TillController(Till till, ObjectRenderer objects) {
        this.till = till;
        this.objects = objects;
    }

    @PostMapping("/pay")
    Map<String, @Nullable Object> pay(
            @PathVariable String session, @RequestBody(required = false) @Nullable Pay pay) {
        String card = pay == null || pay.card() == null ? TestMeans.VISA.number() : pay.card();
        return shown(till.pay(session, card, pay == null ? null : pay.email()));
    }

    @PostMapping("/decline")
    Map<String, @Nullable Object> decline(@PathVariable String session) {
        return shown(till.decline(session));
    }

    @PostMapping("/challenge")
    Map<String, @Nullable Object> challenge(
            @PathVariable String session,
            @RequestBody(required = false) @Nullable Challenge challenge) {
        boolean passed = challenge == null || challenge.passed() == null || challenge.passed();
        return shown(till.answerChallenge(session, passed));
    }

    @PostMapping("/settle")
    Map<String, @Nullable Object> settle(
            @PathVariable String session, @RequestBody(required = false) @Nullable Settle settle) {
        return objects.session(
                till.settle(session, settle == null ? null : settle.succeeded()), Expansion.NONE);
    }

    private Map<String, @Nullable Object> shown(PayOutcome outcome) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        switch (outcome) {
            case PayOutcome.Completed completed -> {
                json.put("outcome", "completed");
                json.put("event", completed.eventId());
            }
            case PayOutcome.Declined declined -> {
                json.put("outcome", "declined");
                json.put("decline_code", declined.why().declineCode());
            }
            case PayOutcome.Challenged _ -> json.put("outcome", "challenged");
            case PayOutcome.NotOpen _ -> json.put("outcome", "not_open");
        }
        json.put("session", objects.session(outcome.checkout(), Expansion.NONE));
        return json;
    }
}
