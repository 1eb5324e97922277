package dev.usher.local.suite;

import dev.usher.platform.infrastructure.LogFile;
import dev.usher.platform.infrastructure.NativeProcess;
import dev.usher.platform.infrastructure.Probe;
import dev.usher.platform.infrastructure.ServerFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process of the suite that an earlier supervisor started. */
record AdoptedProcess(ComponentState state, ProcessHandle process) implements NativeProcess {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Override
    public String name() {
        return state.name();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean alive() {
        return state.running().isPresent();
    }

    @Override
    public Path log() {
        return Path.of(state.log());
    }

    @Override
    public CompletableFuture<? extends NativeProcess> onExit() {
        return process.onExit().thenApply(_ -> this);
    }

    @Override
    public boolean ready() {
        return alive() && new Probe(URI.create(state.readiness())).answers();
    }

    @Override
    public void awaitReady(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        while (!ready()) {
            if (!alive() || System.nanoTime() - until > 0) {
                throw new ServerFailed(
                        name() + " does not answer any more", new LogFile(log()).lastLines());
            }
            endedWithin(BETWEEN_LOOKS);
        }
    }

    @Override
    public void stop() {
        List<ProcessHandle> children = process.descendants().toList();
        if (alive()) {
            askToEnd(name(), process);
            if (!endedWithin(GRACE)) {
                process.destroyForcibly();
                endedWithin(GRACE);
            }
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Asks it to end. PostgreSQL waits for its clients unless it is interrupted. */
    static void askToEnd(String name, ProcessHandle process) {
        if (!name.equals(Plan.POSTGRES) || !interrupted(process.pid())) {
            process.destroy();
        }
    }

    private static boolean interrupted(long pid) {
        try {
            Process kill = new ProcessBuilder("kill", "-INT", String.valueOf(pid)).start();
            return kill.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS) && kill.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean endedWithin(Duration time) {
        try {
            process.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillThere) {
            return false;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return false;
        }
    }
}
