package dev.usher.payment.cancellation;

import io.swagger.v3.oas.annotations.media.Schema;

/** The progress of an event's cancellation. */
@Schema(name = "EventCancellation", description = "How far the cancellation of an event is.")
record CancellationView(
        Status status,
        @Schema(description = "The orders of the event that were paid with money.", minimum = "0")
                long orders,
        @Schema(description = "Those whose money has gone back.", minimum = "0") long refunded,
        @Schema(description = "Those whose refund failed.", minimum = "0") long failed,
        @Schema(description = "Those whose money is still owed.", minimum = "0") long pending) {

    /** The progress as a whole. */
    @Schema(name = "CancellationStatus")
    enum Status {
        @Schema(description = "The event is not cancelled.")
        NOT_STARTED,
        @Schema(description = "Orders can still be paid, or money is still owed.")
        RUNNING,
        @Schema(description = "No order can be paid any more, and no money is owed.")
        DONE
    }
}
