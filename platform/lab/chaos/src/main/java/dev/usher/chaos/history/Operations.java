package dev.usher.chaos.history;

/**
 * The names of what clients do, each with the subjects its calls carry; those in brackets only once
 * they are known. A repeat of the same request counts {@code attempt} on.
 */
public final class Operations {

    /** key, [event]; answers the status. */
    public static final String EVENT_CREATE = "event.create";

    /** event; answers the status. */
    public static final String EVENT_PUBLISH = "event.publish";

    /** event, email. */
    public static final String STAFF_NAME = "staff.name";

    /** event, ticketType (joined by commas), quantity in all, key, [reservation]; the status. */
    public static final String RESERVE = "reservation.create";

    /** reservation, event. */
    public static final String RELEASE = "reservation.release";

    /** reservation, event, quantity, key, [order], [session]; answers the status. */
    public static final String ORDER_OPEN = "order.open";

    /** order, reservation; answers the status. */
    public static final String ORDER_READ = "order.read";

    /** order, reservation, key; answers the status. */
    public static final String ORDER_CANCEL = "order.cancel";

    /** order, session; to the sandbox, as a browser: completed, declined or not_open. */
    public static final String PAY = "checkout.pay";

    /** order, event, quantity, [tickets joined by commas]; answers how many. */
    public static final String TICKETS_READ = "tickets.read";

    /** event, ticket, order, scan, direction, gate; answers ADMITTED or REJECTED:reason. */
    public static final String SCAN = "scan";

    private Operations() {}
}
