package dev.usher.payment.cancellation;

/** The progress of an event's cancellation. */
record CancellationView(Status status, long orders, long refunded, long failed, long pending) {

    /** The progress as a whole. */
    enum Status {
        NOT_STARTED,
        RUNNING,
        DONE
    }
}
