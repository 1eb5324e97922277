package dev.usher.stripesandbox.admin;

import dev.usher.stripesandbox.core.PayOutcome;
import dev.usher.stripesandbox.core.TestNumber;
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
class TestPaymentController {

    private final TestPayments payments;
    private final ObjectRenderer objects;

    /** The test number and the payer's e-mail. By default the card is one that works. */
    record Pay(@Nullable String card, @Nullable String email) {}

    /** Tells whether the money arrived. By default the test number decides. */
    record Settle(@Nullable Boolean succeeded) {}

    /** Tells whether the buyer passed the bank's check. By default true. */
    record Challenge(@Nullable Boolean passed) {}

    TestPaymentController(TestPayments payments, ObjectRenderer objects) {
        this.payments = payments;
        this.objects = objects;
    }

    @PostMapping("/pay")
    Map<String, @Nullable Object> pay(
            @PathVariable String session, @RequestBody(required = false) @Nullable Pay pay) {
        String card = pay == null || pay.card() == null ? TestNumber.VISA.number() : pay.card();
        return shown(payments.pay(session, card, pay == null ? null : pay.email()));
    }

    /** Reports a payment that was never made. */
    @PostMapping("/forge")
    Map<String, String> forge(@PathVariable String session) {
        return Map.of("event", payments.forge(session));
    }

    @PostMapping("/decline")
    Map<String, @Nullable Object> decline(@PathVariable String session) {
        return shown(payments.decline(session));
    }

    @PostMapping("/challenge")
    Map<String, @Nullable Object> challenge(
            @PathVariable String session,
            @RequestBody(required = false) @Nullable Challenge challenge) {
        boolean passed = challenge == null || challenge.passed() == null || challenge.passed();
        return shown(payments.answerChallenge(session, passed));
    }

    @PostMapping("/settle")
    Map<String, @Nullable Object> settle(
            @PathVariable String session, @RequestBody(required = false) @Nullable Settle settle) {
        return objects.session(
                payments.settle(session, settle == null ? null : settle.succeeded()),
                Expansion.NONE);
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
