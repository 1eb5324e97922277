package dev.usher.ticket.mail;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Spaces the attempts of this replica, so that no second has more than it may have. */
@Component
class MailPace {

    private final long gap;
    private final LongSupplier nanos;
    private long next;

    @Autowired
    MailPace(DeliverySettings settings) {
        this(settings.perSecond(), System::nanoTime);
    }

    MailPace(int perSecond, LongSupplier nanos) {
        this.gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.nanos = nanos;
        this.next = nanos.getAsLong();
    }

    /** Takes the next place and returns how long it is until then. */
    synchronized Duration take() {
        long now = nanos.getAsLong();
        long at = next - now > 0 ? next : now;
        next = at + gap;
        return Duration.ofNanos(at - now);
    }
}
