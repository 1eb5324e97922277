package dev.usher.contracts;

import java.util.Optional;

/**
 * The name of each message on the wire, with its record and its topic. The meaning of a name must
 * never change: a new member is compatible, any other change is a new version beside the old one.
 */
public enum MessageType {
    EVENT_PUBLISHED("usher.event.published.v1", EventPublished.class, Topic.EVENTS),
    EVENT_UPDATED("usher.event.updated.v1", EventUpdated.class, Topic.EVENTS),
    EVENT_CANCELLED("usher.event.cancelled.v1", EventCancelled.class, Topic.EVENTS),
    EVENT_STAFF_CHANGED("usher.event.staff_changed.v1", EventStaffChanged.class, Topic.EVENTS),
    RESERVATION_CONVERTED(
            "usher.reservation.converted.v1", ReservationConverted.class, Topic.RESERVATIONS),
    RESERVATION_RETAKEN(
            "usher.reservation.retaken.v1", ReservationRetaken.class, Topic.RESERVATIONS),
    RESERVATION_REFUSED(
            "usher.reservation.refused.v1", ReservationRefused.class, Topic.RESERVATIONS),
    ORDER_CHANGED("usher.order.changed.v1", OrderChanged.class, Topic.ORDERS),
    PAYMENT_SUCCEEDED("usher.payment.succeeded.v1", PaymentSucceeded.class, Topic.PAYMENTS),
    PAYMENT_LATE("usher.payment.late.v1", PaymentLate.class, Topic.PAYMENTS),
    PAYMENT_REVOKED("usher.payment.revoked.v1", PaymentRevoked.class, Topic.PAYMENTS),
    ORDER_CLOSED("usher.order.closed.v1", OrderClosed.class, Topic.PAYMENTS),
    REFUND_REQUESTED("usher.refund.requested.v1", RefundRequested.class, Topic.PAYMENTS),
    REFUND_SETTLED("usher.refund.settled.v1", RefundSettled.class, Topic.PAYMENTS),
    TICKET_ISSUED("usher.ticket.issued.v1", TicketIssued.class, Topic.TICKETS),
    TICKET_HOLDER_CHANGED(
            "usher.ticket.holder_changed.v1", TicketHolderChanged.class, Topic.TICKETS),
    TICKET_SUPERSEDED("usher.ticket.superseded.v1", TicketSuperseded.class, Topic.TICKETS),
    TICKET_CANCELLED("usher.ticket.cancelled.v1", TicketCancelled.class, Topic.TICKETS),
    TICKET_KEY_CHANGED("usher.ticket_key.changed.v1", TicketKeyChanged.class, Topic.TICKET_KEYS),
    STAFF_BOUND("usher.staff.bound.v1", StaffBound.class, Topic.STAFF),
    SCAN_RECORDED("usher.scan.recorded.v1", ScanRecorded.class, Topic.SCANS),
    PERSON_ERASED("usher.person.erased.v1", PersonErased.class, Topic.PEOPLE);

    private final String wireName;
    private final Class<? extends Message> record;
    private final Topic topic;

    MessageType(String wireName, Class<? extends Message> record, Topic topic) {
        this.wireName = wireName;
        this.record = record;
        this.topic = topic;
    }

    public String wireName() {
        return wireName;
    }

    public Class<? extends Message> record() {
        return record;
    }

    public Topic topic() {
        return topic;
    }

    /**
     * Returns the type of a name, or nothing for a type of a later release, which a reader skips.
     */
    public static Optional<MessageType> ofWireName(String wireName) {
        for (MessageType type : values()) {
            if (type.wireName.equals(wireName)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    public static MessageType of(Message message) {
        for (MessageType type : values()) {
            if (type.record == message.getClass()) {
                return type;
            }
        }
        throw new IllegalArgumentException("no message type for " + message.getClass());
    }
}
