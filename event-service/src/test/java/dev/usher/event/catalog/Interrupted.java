package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.stock.Stock;
import java.time.Clock;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.PlatformTransactionManager;

/** Calls that a process dies in the middle of. */
public final class Interrupted {

    private Interrupted() {}

    /** Cancels, and dies between the commit and the release of the holds. */
    public static void cancel(BeanFactory beans, EventId event, String owner) {
        new CancelEvent(
                        beans.getBean(OwnEvents.class),
                        beans.getBean(Stock.class),
                        beans.getBean(EventPublisher.class),
                        cancelled -> {},
                        beans.getBean(Clock.class),
                        beans.getBean(PlatformTransactionManager.class))
                .cancel(event, owner);
    }
}
