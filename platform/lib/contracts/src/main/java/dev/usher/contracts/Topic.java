package dev.usher.contracts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The topics of the suite. Each service declares the topics it reads or writes with these settings,
 * so that services can start in any order.
 */
public enum Topic {
    EVENTS(Names.EVENTS, true, null),
    RESERVATIONS(Names.RESERVATIONS, false, Duration.ofDays(7)),
    ORDERS(Names.ORDERS, true, null),
    PAYMENTS(Names.PAYMENTS, false, Duration.ofDays(7)),
    TICKETS(Names.TICKETS, true, null),
    TICKET_KEYS(Names.TICKET_KEYS, true, null),
    STAFF(Names.STAFF, false, Duration.ofDays(7)),
    SCANS(Names.SCANS, false, Duration.ofDays(7)),
    PEOPLE(Names.PEOPLE, true, null);

    /**
     * The partitions of a new topic: two, three, four or six replicas share them evenly. A topic
     * that exists keeps its number, because with another one a key would move to another partition,
     * where its messages are read in no order with the earlier ones.
     */
    public static final int PARTITIONS = 12;

    /**
     * The time for which a compacted topic keeps every message of a key: a reader that stopped for
     * less has missed no transition.
     */
    public static final Duration COMPACTION_LAG = Duration.ofHours(24);

    private final String wireName;
    private final boolean compacted;
    private final @Nullable Duration retention;

    Topic(String wireName, boolean compacted, @Nullable Duration retention) {
        this.wireName = wireName;
        this.compacted = compacted;
        this.retention = retention;
    }

    public String wireName() {
        return wireName;
    }

    /** Tells whether only the newest message per key is kept, and a null value means deleted. */
    public boolean compacted() {
        return compacted;
    }

    /**
     * Returns how long messages are kept, or null for a compacted topic, which keeps the newest
     * message of each key for ever.
     */
    public @Nullable Duration retention() {
        return retention;
    }

    public static Topic ofWireName(String wireName) {
        for (Topic topic : values()) {
            if (topic.wireName.equals(wireName)) {
                return topic;
            }
        }
        throw new IllegalArgumentException("no topic " + wireName);
    }

    /** The wire names as constants, for annotations. */
    public static final class Names {
        public static final String EVENTS = "usher.events.v1";
        public static final String RESERVATIONS = "usher.reservations.v1";
        public static final String ORDERS = "usher.orders.v1";
        public static final String PAYMENTS = "usher.payments.v1";
        public static final String TICKETS = "usher.tickets.v1";
        public static final String TICKET_KEYS = "usher.ticket-keys.v1";
        public static final String STAFF = "usher.staff.v1";
        public static final String SCANS = "usher.scans.v1";
        public static final String PEOPLE = "usher.people.v1";

        private Names() {}
    }
}
