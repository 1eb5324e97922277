package dev.usher.platform.infrastructure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The settings that all servers have before they start. */
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

    /** The unpacked server files; by default those of this checkout. */
    public B distributions(Distributions unpackedIn) {
        this.distributions = unpackedIn;
        return self();
    }

    /**
     * A directory for data that stays between runs. By default the data is temporary and is deleted
     * with the process, which then ends with this JVM.
     */
    public B dataIn(Path directory) {
        this.data = directory.toAbsolutePath().normalize();
        return self();
    }

    /** The port on 127.0.0.1; by default a free one. */
    public B port(int number) {
        this.port = number;
        return self();
    }

    /** The log file, which is appended to; by default a file beside the data. */
    public B logTo(Path file) {
        this.log = file.toAbsolutePath().normalize();
        return self();
    }

    public B readyWithin(Duration atMost) {
        this.readyWithin = atMost;
        return self();
    }

    /** Makes the kernel end the process when this JVM dies, even by SIGKILL. */
    public B endsWithThisJvm() {
        this.endsWithThisJvm = true;
        return self();
    }

    /** Is told in a few words of each step until the server is ready. */
    public B progress(Consumer<String> listener) {
        this.progress = listener;
        return self();
    }

    /**
     * Starts the process and returns before it is ready; call {@link NativeProcess#awaitReady}
     * before using it. Unpacking and first-time preparation happen here.
     */
    public abstract S launch();

    /** Starts the process and returns when it is ready; if that fails, nothing keeps running. */
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

    /** Checks the port before the start, so that a stranger on it is not taken for our server. */
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

    /** Only this JVM knows where temporary data is, so the process must end with it. */
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
        return new Place(directory, file, new LogFile(file).end(), temporary);
    }

    record Place(Path data, Path log, long logStart, boolean temporary) {

        void deleteIfTemporary() {
            if (temporary) {
                Directories.delete(data);
            }
        }
    }
}
