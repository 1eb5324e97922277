package dev.usher.stripesandbox.core;

import java.util.List;
import java.util.stream.Stream;

/**
 * The objection of a buyer's bank to a charge. While its status is a warning it is only an inquiry,
 * which moves no money.
 */
public record Dispute(
        String id,
        long created,
        long amount,
        SessionTerms terms,
        Status status,
        String charge,
        String paymentIntent,
        PaymentMeans means,
        String reason,
        List<Booking> bookings)
        implements StripeObject {

    /** The progress of the objection. */
    public enum Status {
        WARNING_NEEDS_RESPONSE,
        WARNING_CLOSED,
        NEEDS_RESPONSE,
        UNDER_REVIEW,
        WON,
        LOST;

        /** Tells whether an objection can move from this status to another. */
        boolean leadsTo(Status next) {
            return switch (this) {
                case WARNING_NEEDS_RESPONSE -> next == WARNING_CLOSED || next == NEEDS_RESPONSE;
                case NEEDS_RESPONSE -> next == UNDER_REVIEW || next == WON || next == LOST;
                case UNDER_REVIEW -> next == WON || next == LOST;
                case WARNING_CLOSED, WON, LOST -> false;
            };
        }
    }

    /** Money that an objection took from the balance, or gave back. */
    public record Booking(String transaction, long created, long amount) {}

    public Dispute {
        bookings = List.copyOf(bookings);
    }

    public boolean inquiry() {
        return status == Status.WARNING_NEEDS_RESPONSE || status == Status.WARNING_CLOSED;
    }

    /** Tells whether the money of the charge can be refunded beside it. */
    public boolean allowsRefunds() {
        return inquiry() || status == Status.WON;
    }

    /** The money that is gone from the balance because of it. */
    public long withdrawn() {
        return -bookings.stream().mapToLong(Booking::amount).sum();
    }

    Dispute moved(Status newStatus) {
        return with(terms, newStatus, bookings);
    }

    Dispute booked(Booking booking) {
        return with(terms, status, Stream.concat(bookings.stream(), Stream.of(booking)).toList());
    }

    @Override
    public Dispute withTerms(SessionTerms newTerms) {
        return with(newTerms, status, bookings);
    }

    private Dispute with(SessionTerms newTerms, Status newStatus, List<Booking> newBookings) {
        return new Dispute(
                id,
                created,
                amount,
                newTerms,
                newStatus,
                charge,
                paymentIntent,
                means,
                reason,
                newBookings);
    }
}
