package dev.usher.platform.infrastructure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What the three servers have in common once their process runs. */
abstract class RunningServer implements NativeProcess {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);

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

    /** How a server is asked to end, and how long it may take before it is made to. */
    record Ending(StopSignal signal, Duration grace) {}

    /** What must be in place before anybody may use it; runs once it answers. */
    abstract void prepare();

    /** Runs after the process is gone. */
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
        while (!answers.getAsBoolean()) {
            if (endedWithin(BETWEEN_LOOKS)) {
                throw new ServerFailed(
                        name
                                + " ended with exit code "
                                + process.exitValue()
                                + ". The end of "
                                + log
                                + ":",
                        LogTail.since(logStart, log));
            }
            if (System.nanoTime() > deadline) {
                throw new ServerFailed(
                        name
                                + " was not ready after "
                                + atMost.toSeconds()
                                + " s. The end of "
                                + log
                                + ":",
                        LogTail.since(logStart, log));
            }
        }
        prepare();
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
        children.forEach(ProcessHandle::destroyForcibly);
        cleanUp();
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
