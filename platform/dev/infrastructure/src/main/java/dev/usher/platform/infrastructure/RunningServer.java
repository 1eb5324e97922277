package dev.usher.platform.infrastructure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The life of a server once its process runs. */
abstract class RunningServer implements NativeProcess {

    // A probe costs the server CPU too, so the pauses grow.
    private static final Duration FIRST_PAUSE = Duration.ofMillis(40);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

    private static final Duration CHILDREN_GRACE = Duration.ofSeconds(5);

    private final String name;
    private final Process process;
    private final Path log;
    private final long logStart;
    private final StopSignal signal;
    private final Duration grace;
    private final BooleanSupplier answers;

    RunningServer(
            String name,
            Process process,
            Path log,
            long logStart,
            Ending ending,
            BooleanSupplier answers) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.logStart = logStart;
        this.signal = ending.signal();
        this.grace = ending.grace();
        this.answers = answers;
    }

    /** The signal that asks a server to end, and the time it has before it is killed. */
    record Ending(StopSignal signal, Duration grace) {}

    /** Prepares the server for its users; runs once it answers. */
    abstract void prepare();

    /** Runs after the process has ended. */
    void cleanUp() {}

    @Override
    public String name() {
        return name;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public CompletableFuture<? extends NativeProcess> onExit() {
        return process.onExit().thenApply(ended -> this);
    }

    @Override
    public boolean ready() {
        return alive() && answers.getAsBoolean();
    }

    @Override
    public void awaitReady(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Duration pause = FIRST_PAUSE;
        while (!answers.getAsBoolean()) {
            if (endedWithin(pause)) {
                throw failed("ended with exit code " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw failed("was not ready after " + atMost.toSeconds() + " s");
            }
            pause = pause.multipliedBy(6).dividedBy(5);
            if (pause.compareTo(LONGEST_PAUSE) > 0) {
                pause = LONGEST_PAUSE;
            }
        }
        prepare();
    }

    private ServerFailed failed(String how) {
        return new ServerFailed(
                name + " " + how + ". The end of " + log + ":",
                new LogFile(log).lastLinesSince(logStart));
    }

    @Override
    public synchronized void stop() {
        List<ProcessHandle> children = process.descendants().toList();
        if (process.isAlive()) {
            signal.send(process.toHandle());
            if (!endedWithin(grace)) {
                process.destroyForcibly();
                endedWithin(grace);
            }
        }
        end(children);
        cleanUp();
    }

    private static void end(List<ProcessHandle> children) {
        children.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture<?>[] gone =
                children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        // In a container without an init process, dead children are never reaped; this must
        // not make anyone wait longer or fail.
        CompletableFuture.allOf(gone)
                .completeOnTimeout(null, CHILDREN_GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private boolean endedWithin(Duration time) {
        try {
            return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ServerFailed(name + ": interrupted while waiting", interrupted);
        }
    }
}
