package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.Organizer;
import org.springframework.beans.factory.BeanFactory;

/** Calls during which a process dies. */
public final class Interrupted {

    private Interrupted() {}

    /** Cancels an event, and dies between the commit and the release of the holds. */
    public static void cancel(BeanFactory beans, EventId event, String owner) {
        new CancelEvent(beans.getBean(MarkCancelled.class), _ -> {})
                .cancel(event, new Organizer(owner));
    }
}
