package dev.usher.bench;

import dev.usher.local.suite.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A lock that keeps a second bench from running here. It ends with the process. */
final class OneAtATime implements AutoCloseable {

    private final FileChannel file;

    private OneAtATime(FileChannel file) {
        this.file = file;
    }

    /** Another bench of this checkout is running. */
    static final class Taken extends RuntimeException {
        Taken() {
            super("Another bench of this checkout is running; the two would disturb each other.");
        }
    }

    static OneAtATime in(Home home) {
        try {
            Files.createDirectories(home.state());
            FileChannel file =
                    FileChannel.open(
                            home.state().resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            @Nullable FileLock lock = file.tryLock();
            if (lock == null) {
                file.close();
                throw new Taken();
            }
            return new OneAtATime(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
