package dev.usher.stripesandbox.journal;

import java.util.function.Consumer;

/** Keeps entries in order. When {@code append} returns, a killed process has not lost the entry. */
interface Journal extends AutoCloseable {

    /** Reads what an earlier run kept; returns how many entries. Called once, before appending. */
    long replay(Consumer<Entry> reader);

    void append(Entry entry);

    @Override
    void close();

    /** Keeps nothing. */
    static Journal none() {
        return new Journal() {
            @Override
            public long replay(Consumer<Entry> reader) {
                return 0;
            }

            @Override
            public void append(Entry entry) {}

            @Override
            public void close() {}
        };
    }
}
