package dev.usher.stripesandbox.faults;

/** The counted faults, with their names in the counters. */
enum Fault {
    /** All webhooks while faults are on. */
    WEBHOOKS("webhooks"),
    LOSE("lose"),
    DUPLICATE("duplicate"),
    COPIES("copies"),
    REORDER("reorderWindow"),
    DELAY("delay"),
    OTHER_AMOUNT("otherAmount"),
    /** All calls of the chosen operations while faults are on. */
    CALLS("calls"),
    DROP_BEFORE("dropBefore"),
    DROP_AFTER("dropAfter"),
    CACHED_500_AFTER_EFFECT("cached500AfterEffect"),
    CACHED_500_WITHOUT_EFFECT("cached500WithoutEffect"),
    LATENCY("latency"),
    /** Calls beyond the rate of their operation, and of the account. */
    ENDPOINT_RATE("endpointRate"),
    GLOBAL_RATE("globalRate");

    private final String counter;

    Fault(String counter) {
        this.counter = counter;
    }

    String counter() {
        return counter;
    }
}
