package dev.usher.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An alert on an increase sees the first case only if its counter was there before, at 0. */
@PaymentTest
class MetersIntegrationTests {

    private final MeterRegistry meters;

    MetersIntegrationTests(MeterRegistry meters) {
        this.meters = meters;
    }

    @Test
    void existForEveryWorstOutcomeFromTheStart() {
        assertThat(tags("usher.orders", "outcome"))
                .contains(
                        "refund_owed",
                        "refund_failed",
                        "quarantined",
                        "paid_twice",
                        "disputed",
                        "dispute_lost",
                        "late",
                        "closed_failed");
        assertThat(tags("usher.stripe.alarms", "reason"))
                .containsExactlyInAnyOrder(
                        "key_refused",
                        "session_rejected",
                        "refund_rejected",
                        "notification_quarantined",
                        "notification_dropped",
                        "payment_unconfirmed",
                        "api_version");
        assertThat(meters.get("usher.declines").counter().count()).isNotNegative();
        assertThat(meters.get("usher.declines.refused").counter().count()).isNotNegative();
        assertThat(tags("usher.dead.letters", "topic"))
                .contains(Topic.RESERVATIONS.wireName(), Topic.TICKETS.wireName());
    }

    private List<String> tags(String meter, String tag) {
        return meters.get(meter).counters().stream()
                .map(counter -> counter.getId().getTag(tag))
                .toList();
    }
}
