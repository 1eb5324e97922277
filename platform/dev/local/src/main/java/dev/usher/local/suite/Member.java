package dev.usher.local.suite;

import dev.usher.local.suite.ComponentState.Stage;
import dev.usher.platform.infrastructure.LogFile;
import dev.usher.platform.infrastructure.NativeProcess;
import dev.usher.platform.infrastructure.ProcessTree;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One component of a running suite, and its state. */
final class Member {

    /** Far longer than any component takes, even on a busy machine. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(6);

    private final Component component;
    private final Clock clock;
    private final Runnable changed;
    private final Lock turn = new ReentrantLock();
    private volatile @Nullable NativeProcess process;
    private volatile boolean stopping;
    private volatile boolean retired;
    private volatile boolean paused;
    private volatile ComponentState state;

    Member(Component component, Clock clock, Runnable changed) {
        this.component = component;
        this.clock = clock;
        this.changed = changed;
        this.state = ComponentState.of(component);
    }

    Component component() {
        return component;
    }

    ComponentState state() {
        return state;
    }

    /** Starts the process and waits until it is ready; a failed start leaves no process. */
    void start() {
        NativeProcess started;
        long begin = System.nanoTime();
        turn.lock();
        try {
            if (retired) {
                throw new IllegalStateException("the suite is being stopped");
            }
            refuseIfItRuns();
            stopping = false;
            paused = false;
            // The end of the last process must not be taken for the end of the new one.
            process = null;
            enter(state.starting(clock.instant()));
            started = component.launch();
            process = started;
            enter(state.running(ProcessId.of(ProcessHandle.of(started.pid()).orElseThrow())));
        } catch (RuntimeException failed) {
            failedToStart(failed);
            throw failed;
        } finally {
            turn.unlock();
        }
        try {
            started.awaitReady(READY_WITHIN);
            component.settle();
        } catch (RuntimeException failed) {
            failedToStart(failed);
            started.stop();
            throw failed;
        }
        enter(state.ready(Duration.ofNanos(System.nanoTime() - begin).toMillis()));
        Thread.ofVirtual()
                .start(() -> {
                    started.onExit().join();
                    ended(started);
                });
    }

    boolean runs() {
        NativeProcess running = process;
        return running != null && running.alive();
    }

    private void refuseIfItRuns() {
        if (runs()) {
            throw new IllegalStateException(component.name() + " runs already");
        }
    }

    /** Records a crash, unless the process was stopped during its start. */
    private void failedToStart(RuntimeException failed) {
        if (!stopping && !retired) {
            enter(state.crashed(String.valueOf(failed.getMessage())));
        }
    }

    private synchronized void ended(NativeProcess which) {
        NativeProcess current = process;
        if (stopping
                || state.stage() == Stage.CRASHED
                || current == null
                || current.pid() != which.pid()) {
            return;
        }
        String end = String.join("\n  ", new LogFile(component.log()).lastLines());
        enter(
                state.crashed(
                        "%s ended by itself. The end of %s:\n  %s"
                                .formatted(component.name(), component.log(), end)));
    }

    /** Stops it for good; it cannot be started again. */
    void retire() {
        stopping = true;
        turn.lock();
        try {
            retired = true;
            stop();
        } finally {
            turn.unlock();
        }
    }

    /** Announces that it is about to stop, while it still answers. */
    void announceStop() {
        stopping = true;
        if (state.stage() == Stage.READY) {
            enter(state.stopping());
        }
    }

    void stop() {
        announceStop();
        turn.lock();
        try {
            NativeProcess running = process;
            if (running != null) {
                resume();
                running.stop();
                process = null;
            }
            enter(state.stopped());
        } finally {
            turn.unlock();
        }
    }

    /** Kills the process and its children, as SIGKILL from outside would. */
    void kill() {
        NativeProcess running = process;
        if (running != null) {
            tree(running).ifPresent(ProcessTree::kill);
            running.onExit().join();
            ended(running);
        }
    }

    void pause() {
        NativeProcess running = process;
        if (running == null || !running.alive()) {
            throw new IllegalStateException(component.name() + " does not run");
        }
        paused = true;
        tree(running).ifPresent(ProcessTree::pause);
    }

    void resume() {
        NativeProcess running = process;
        if (paused && running != null) {
            tree(running).ifPresent(ProcessTree::resume);
            paused = false;
        }
    }

    private static Optional<ProcessTree> tree(NativeProcess process) {
        return ProcessHandle.of(process.pid()).map(ProcessTree::new);
    }

    private void enter(ComponentState next) {
        state = next;
        changed.run();
    }
}
