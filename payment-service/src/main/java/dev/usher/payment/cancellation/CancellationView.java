package dev.usher.payment.cancellation;

/** How far the cancellation of an event is. */
record CancellationView(Status status, long orders, long refunded, long failed, long pending) {

    /** The progress as a whole. */
    enum Status {
        NOT_STARTED,
        RUNNING,
        DONE
    }
}
