package dev.usher.stripesandbox.admin;

import dev.usher.stripesandbox.core.Dispute;
import dev.usher.stripesandbox.core.DisputeWish;
import dev.usher.stripesandbox.core.SandboxCheckout;
import dev.usher.stripesandbox.core.SandboxCheckouts;
import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.objects.ObjectRenderer;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Plays the buyer's bank, which disputes charges and decides. */
@RestController
class DisputesController {

    private final SandboxCheckouts checkouts;
    private final ObjectRenderer objects;

    /** The disputed amount, the bank's reason, and whether it is only an inquiry. */
    record Opening(@Nullable Long amount, @Nullable String reason, @Nullable Boolean inquiry) {}

    /** The next status, in Stripe's words. */
    record Moving(@Nullable String status) {}

    DisputesController(SandboxCheckouts checkouts, ObjectRenderer objects) {
        this.checkouts = checkouts;
        this.objects = objects;
    }

    /** Disputes a charge, which may be named by its id or by that of its intent or session. */
    @PostMapping("/_sandbox/charges/{id}/dispute")
    Map<String, @Nullable Object> open(
            @PathVariable String id, @RequestBody(required = false) @Nullable Opening opening) {
        String session =
                checkouts
                        .find(id)
                        .or(() -> checkouts.findByChild(id))
                        .map(SandboxCheckout::id)
                        .orElseThrow(() -> StripeRefusal.missing("charge", id, "charge"));
        SandboxCheckout after = checkouts.dispute(session, wish(opening));
        return objects.snapshot(after.disputes().getLast());
    }

    private static DisputeWish wish(@Nullable Opening opening) {
        if (opening == null) {
            return DisputeWish.fraudulent();
        }
        Long amount = opening.amount();
        return new DisputeWish(
                amount == null ? OptionalLong.empty() : OptionalLong.of(amount),
                opening.reason() == null ? DisputeWish.FRAUDULENT : opening.reason(),
                Boolean.TRUE.equals(opening.inquiry()));
    }

    @PostMapping("/_sandbox/disputes/{id}")
    Map<String, @Nullable Object> move(@PathVariable String id, @RequestBody Moving moving) {
        SandboxCheckout after = checkouts.moveDispute(id, status(moving.status()));
        return objects.snapshot(after.dispute(id).orElseThrow());
    }

    private static Dispute.Status status(@Nullable String name) {
        for (Dispute.Status status : Dispute.Status.values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(name)) {
                return status;
            }
        }
        throw StripeRefusal.invalid(
                null,
                "status",
                "status must be needs_response, under_review, won, lost or" + " warning_closed");
    }
}
