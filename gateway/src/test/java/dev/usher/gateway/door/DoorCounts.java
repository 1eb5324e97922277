package dev.usher.gateway.door;

import org.springframework.context.ApplicationContext;

/** Reads how many connections and incomplete requests the door of a running gateway counts. */
public final class DoorCounts {

    private final Door door;

    public DoorCounts(ApplicationContext gateway) {
        this.door = gateway.getBean(Door.class);
    }

    public int connections() {
        return door.openConnections();
    }

    public int incompleteRequests() {
        return door.incompleteRequests();
    }
}
