package dev.usher.stripesandbox.faults;

/** What is counted, with its name in the counters. */
enum Fault {
    /** Webhooks that had to pass the faults. */
    WEBHOOKS("webhooks"),
    LOSE("lose"),
    DUPLICATE("duplicate"),
    COPIES("copies"),
    REORDER("reorderWindow"),
    DELAY("delay"),
    OTHER_AMOUNT("otherAmount"),
    /** Calls that had to pass the faults. */
    CALLS("calls"),
    DROP_BEFORE("dropBefore"),
    DROP_AFTER("dropAfter"),
    CACHED_500_AFTER_EFFECT("cached500AfterEffect"),
    CACHED_500_WITHOUT_EFFECT("cached500WithoutEffect"),
    LATENCY("latency");

    private final String counter;

    Fault(String counter) {
        this.counter = counter;
    }

    String counter() {
        return counter;
    }
}
