package dev.usher.chaos.record;

import java.nio.file.Path;
import java.time.Duration;

/** Reads all topics of the suite live, from their beginning, into a file of JSON lines. */
public final class TopicRecorder implements AutoCloseable {

    private final Path file;

    private TopicRecorder(Path file) {
        this.file = file;
    }

    /** Begins at once, also while no broker answers yet. */
    public static TopicRecorder start(String bootstrapServers, Path file) {
        return new TopicRecorder(file);
    }

    public Path file() {
        return file;
    }

    /** How many messages are written down. */
    public long recorded() {
        return 0;
    }

    /** True once all is written down that the topics hold at the moment of the call. */
    public boolean catchUp(Duration atMost) {
        return false;
    }

    @Override
    public void close() {}
}
