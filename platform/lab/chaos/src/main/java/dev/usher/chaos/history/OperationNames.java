package dev.usher.chaos.history;

/**
 * The names of operations, each with the subjects of its calls, those in brackets once they are
 * known, and with the recorded answer. A repeat of a request has the next {@code attempt}.
 */
public final class OperationNames {

    /** key, [event]; the answer is the status. */
    public static final String EVENT_CREATE = "event.create";

    /** event; the answer is the status. */
    public static final String EVENT_PUBLISH = "event.publish";

    /** event, email. */
    public static final String STAFF_NAME = "staff.name";

    /** event, email. */
    public static final String STAFF_REMOVE = "staff.remove";

    /** event, capacity. */
    public static final String EVENT_CHANGE = "event.change";

    /** event. */
    public static final String EVENT_CANCEL = "event.cancel";

    /** event, ticketType (joined by commas), quantity, key, [reservation]; the status. */
    public static final String RESERVE = "reservation.create";

    /** reservation, event. */
    public static final String RELEASE = "reservation.release";

    /** reservation, event, quantity, key, [order], [session]; the answer is the status. */
    public static final String ORDER_OPEN = "order.open";

    /** order, reservation; the answer is the status. */
    public static final String ORDER_READ = "order.read";

    /** order, reservation, key; the answer is the status. */
    public static final String ORDER_CANCEL = "order.cancel";

    /** order, key. */
    public static final String ORDER_REFUND = "order.refund";

    /** order, session; the sandbox's answer is completed, declined or not_open. */
    public static final String PAY = "checkout.pay";

    /** order, event, quantity, [tickets joined by commas]; the answer is their number. */
    public static final String TICKETS_READ = "tickets.read";

    /** event, ticket, order, scan, direction, gate; the answer is ADMITTED or REJECTED:reason. */
    public static final String SCAN = "scan";

    private OperationNames() {}
}
