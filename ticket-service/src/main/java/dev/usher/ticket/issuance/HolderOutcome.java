package dev.usher.ticket.issuance;

/** The result of naming another holder. */
public sealed interface HolderOutcome {

    /** The ticket names the holder, now or before. */
    record Changed(Ticket ticket) implements HolderOutcome {}

    /** A cancelled ticket keeps its holder. */
    record Cancelled() implements HolderOutcome {}

    /** The event has started, so the people who came are those who were named. */
    record EventStarted() implements HolderOutcome {}
}
