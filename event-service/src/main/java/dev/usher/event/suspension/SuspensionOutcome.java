package dev.usher.event.suspension;

/** The result of suspending something. */
sealed interface SuspensionOutcome {

    record Made(Suspension suspension) implements SuspensionOutcome {}

    /** It is suspended already; nothing changed, and the first reason stays. */
    record MadeBefore(Suspension suspension) implements SuspensionOutcome {}

    /** There is no such event. */
    record Unknown() implements SuspensionOutcome {}
}
