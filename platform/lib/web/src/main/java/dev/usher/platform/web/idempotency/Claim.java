package dev.usher.platform.web.idempotency;

import java.util.UUID;

/** What comes of asking to run a request under a key. */
sealed interface Claim {

    /** Run it; the lease proves later that it still is this run's. */
    record Granted(UUID lease) implements Claim {}

    record Answered(FirstAnswer answer) implements Claim {}

    record UsedForAnother() implements Claim {}

    record UnderWay() implements Claim {}
}
