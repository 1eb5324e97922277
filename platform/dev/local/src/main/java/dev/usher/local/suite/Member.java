package dev.usher.local.suite;

import dev.usher.local.suite.ComponentState.Stage;
import dev.usher.platform.infrastructure.NativeProcess;
import dev.usher.platform.infrastructure.ProcessTree;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One component of a running suite, and what became of it so far. */
final class Member {

    /** Far beyond what any of them takes, even on a busy machine. */
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

    /** Starts and waits until it is ready; a start that fails leaves no process. */
    void start() {
        NativeProcess started;
        long begin = System.nanoTime();
        turn.lock();
        try {
            if (retired) {
                throw new IllegalStateException("the suite is being stopped");
            }
            refuseASecond();
            stopping = false;
            paused = false;
            process = null; // lest the end of the last one be taken for the end of this one
            become(state.starting(clock.instant()));
            started = component.launch();
            process = started;
            become(state.running(ProcessId.of(ProcessHandle.of(started.pid()).orElseThrow())));
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
        become(state.ready(Duration.ofNanos(System.nanoTime() - begin).toMillis()));
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

    private void refuseASecond() {
        if (runs()) {
            throw new IllegalStateException(component.name() + " runs already");
        }
    }

    /** One that is stopped on its way did not crash. */
    private void failedToStart(RuntimeException failed) {
        if (!stopping && !retired) {
            become(state.crashed(String.valueOf(failed.getMessage())));
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
        become(
                state.crashed(
                        "%s ended by itself. The end of %s:\n  %s"
                                .formatted(component.name(), component.log(), end)));
    }

    /** For good: it is not started again. */
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

    /** Lets everybody know that it is about to go, while it still answers. */
    void announceStop() {
        stopping = true;
        if (state.stage() == Stage.READY) {
            become(state.stopping());
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
            become(state.stopped());
        } finally {
            turn.unlock();
        }
    }

    /** As SIGKILL from outside would. */
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

    private void become(ComponentState next) {
        state = next;
        changed.run();
    }
}
