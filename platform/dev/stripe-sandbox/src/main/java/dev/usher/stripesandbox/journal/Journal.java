package dev.usher.stripesandbox.journal;

import java.util.function.Consumer;

/** Keeps entries in order. After {@code append} the entry survives a kill of the process. */
interface Journal extends AutoCloseable {

    /**
     * Reads the entries of earlier runs and returns their number. Must be called before appending.
     */
    long replay(Consumer<JournalEntry> reader);

    void append(JournalEntry entry);

    @Override
    void close();

    /** A journal that keeps nothing. */
    static Journal none() {
        return new Journal() {
            @Override
            public long replay(Consumer<JournalEntry> reader) {
                return 0;
            }

            @Override
            public void append(JournalEntry entry) {}

            @Override
            public void close() {}
        };
    }
}
