package dev.usher.platform.web.idempotency;

import java.util.UUID;

/** The result of an attempt to run a request under a key. */
sealed interface Claim {

    /** The request may run. The lease proves later that the key still belongs to this run. */
    record Granted(UUID lease) implements Claim {}

    /** The request has run before. */
    record Answered(FirstAnswer answer) implements Claim {}

    /** The key belongs to another request. */
    record UsedForAnother() implements Claim {}

    /** The request is still running. */
    record UnderWay() implements Claim {}
}
