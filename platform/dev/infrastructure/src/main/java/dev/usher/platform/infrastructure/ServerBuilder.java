package dev.usher.platform.infrastructure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What can be said about any of the three servers before it is started. */
public abstract class ServerBuilder<B extends ServerBuilder<B, S>, S extends NativeProcess> {

    private final String name;
    private @Nullable Distributions distributions;
    private @Nullable Path data;
    private @Nullable Path log;
    private int port;
    private Duration readyWithin = Duration.ofMinutes(5);
    private boolean endsWithThisJvm;
    private Consumer<String> progress = step -> {};

    ServerBuilder(String name) {
        this.name = name;
    }

    /** Where the server's own files are unpacked; those of this checkout unless said. */
    public B distributions(Distributions unpackedIn) {
        this.distributions = unpackedIn;
        return self();
    }

    /**
     * Data that stays between runs. Unless said, it is temporary and goes with the process, and the
     * process with this JVM.
     */
    public B dataIn(Path directory) {
        this.data = directory.toAbsolutePath().normalize();
        return self();
    }

    /** On 127.0.0.1; a free one unless said. */
    public B port(int number) {
        this.port = number;
        return self();
    }

    /** Appended to; a file beside the data unless said. */
    public B logTo(Path file) {
        this.log = file.toAbsolutePath().normalize();
        return self();
    }

    public B readyWithin(Duration atMost) {
        this.readyWithin = atMost;
        return self();
    }

    /** The kernel ends the process should this JVM die, even by SIGKILL. */
    public B endsWithThisJvm() {
        this.endsWithThisJvm = true;
        return self();
    }

    /** Told in a few words what is being done, at each step until it is ready. */
    public B progress(Consumer<String> listener) {
        this.progress = listener;
        return self();
    }

    /**
     * Starts the process and returns at once after that; {@link NativeProcess#awaitReady} must
     * follow before it is used. Unpacking and first-time preparation happen here.
     */
    public abstract S launch();

    /** Starts the process and returns when it is ready; nothing runs on if that fails. */
    public S start() {
        S server = launch();
        try {
            server.awaitReady(readyWithin);
        } catch (RuntimeException failed) {
            server.stop();
            throw failed;
        }
        progress.accept("ready");
        return server;
    }

    abstract B self();

    String name() {
        return name;
    }

    Distributions distributions() {
        return distributions == null ? Distributions.ofThisProject() : distributions;
    }

    /** Asked for before the start, lest a stranger on that port be taken for our server. */
    int port() {
        if (port == 0) {
            return FreePorts.one();
        }
        if (!FreePorts.free(port)) {
            throw new ServerFailed(
                    "Port " + port + ", which " + name + " needs, is taken by another process.",
                    List.of());
        }
        return port;
    }

    /** Nobody else could know where temporary data is. */
    boolean tiedToThisJvm() {
        return endsWithThisJvm || data == null;
    }

    void say(String step) {
        progress.accept(step);
    }

    Consumer<String> progress() {
        return progress;
    }

    /** The data directory and log of one run. */
    Place place() {
        Path directory = data;
        boolean temporary = directory == null;
        if (directory == null) {
            directory = Directories.temporary(name.toLowerCase(Locale.ROOT));
        }
        Directories.create(directory);
        Path file = log == null ? directory.resolve("server.log") : log;
        return new Place(directory, file, LogTail.end(file), temporary);
    }

    record Place(Path data, Path log, long logStart, boolean temporary) {

        void deleteIfTemporary() {
            if (temporary) {
                Directories.delete(data);
            }
        }
    }
}
