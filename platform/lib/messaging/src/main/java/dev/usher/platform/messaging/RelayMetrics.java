package dev.usher.platform.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** The metrics of the relay: the number of waiting messages, the age of the oldest, the leader. */
final class RelayMetrics implements MeterBinder {

    private volatile RelaySession.Backlog backlog = new RelaySession.Backlog(0, 0, 1);
    private volatile boolean leading;

    void backlog(RelaySession.Backlog measured) {
        backlog = measured;
    }

    void leading(boolean leads) {
        leading = leads;
    }

    boolean leading() {
        return leading;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("outbox.rows", this, metrics -> metrics.backlog.rows())
                .description("Messages that are committed and not yet on Kafka")
                .register(registry);
        Gauge.builder("outbox.oldest.age", this, metrics -> metrics.backlog.oldestSeconds())
                .baseUnit("seconds")
                .description("Age of the oldest message that is not yet on Kafka")
                .register(registry);
        Gauge.builder("relay.is.leader", this, metrics -> metrics.leading ? 1 : 0)
                .description("1 in the one replica that sends")
                .register(registry);
    }
}
