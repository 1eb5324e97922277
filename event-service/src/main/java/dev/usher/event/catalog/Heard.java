package dev.usher.event.catalog;

/** What a listener of a stream got while it waited. */
sealed interface Heard {

    /** Something it did not have. */
    record News(ReadyAnswer counts) implements Heard {}

    /** Nothing, for as long as it waited. */
    record Silence() implements Heard {}

    /** There will be nothing any more. */
    record End() implements Heard {}
}
