package dev.usher.local.suite;

import dev.usher.platform.infrastructure.NativeProcess;
import dev.usher.platform.infrastructure.ServerFailed;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One of our own applications as a process of its own. */
final class AppProcess implements NativeProcess {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final String name;
    private final Process process;
    private final LogFile log;
    private final Probe probe;

    AppProcess(String name, Process process, LogFile log, URI readiness) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.probe = new Probe(readiness);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

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
        return log.path();
    }

    @Override
    public CompletableFuture<AppProcess> onExit() {
        return process.onExit().thenApply(_ -> this);
    }

    @Override
    public boolean ready() {
        return alive() && probe.answers();
    }

    @Override
    public void awaitReady(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!probe.answers()) {
            if (endedWithin(BETWEEN_LOOKS)) {
                throw failed("ended with exit code " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw failed("was not ready after " + atMost.toSeconds() + " s");
            }
        }
    }

    @Override
    public synchronized void stop() {
        process.destroy();
        if (!endedWithin(GRACE)) {
            process.destroyForcibly();
            endedWithin(GRACE);
        }
    }

    private ServerFailed failed(String how) {
        List<String> end = log.lastLines();
        return new ServerFailed(name + " " + how + ". The end of " + log.path() + ":", end);
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
