package dev.usher.local.suite;

import dev.usher.local.suite.ComponentState.Stage;
import dev.usher.platform.infrastructure.LogFile;
import dev.usher.platform.infrastructure.NativeProcess;
import dev.usher.platform.infrastructure.ProcessTree;
import dev.usher.platform.time.Backoff;
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

    /** A process that runs already answers at once, unless it hangs. */
    private static final Duration ADOPTED_WITHIN = Duration.ofSeconds(30);

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Component component;
    private final Clock clock;
    private final Duration portFreeWithin;
    private final Runnable changed;
    private final Lock turn = new ReentrantLock();
    private volatile @Nullable NativeProcess process;
    private volatile boolean stopping;
    private volatile boolean retired;
    private volatile boolean paused;
    private volatile boolean adopted;
    private volatile ComponentState state;

    /**
     * Makes a member that does not run.
     *
     * @param portFreeWithin how long a start waits for a port that another program has taken
     */
    Member(Component component, Clock clock, Duration portFreeWithin, Runnable changed) {
        this.component = component;
        this.clock = clock;
        this.portFreeWithin = portFreeWithin;
        this.changed = changed;
        this.state = ComponentState.of(component);
    }

    Component component() {
        return component;
    }

    ComponentState state() {
        return state;
    }

    /** Takes over a process that an earlier supervisor started. */
    void adopt(ComponentState running) {
        running.running()
                .ifPresent(found -> {
                    process = new AdoptedProcess(running, found);
                    adopted = true;
                    enter(running);
                });
    }

    /**
     * Starts the process and waits until it is ready; a failed start leaves no process. While a
     * port is taken, it is tried again.
     */
    void start() {
        if (adopted && answersStill()) {
            return;
        }
        stopping = false;
        long until = System.nanoTime() + portFreeWithin.toNanos();
        Backoff pauses = new Backoff(FIRST_WAIT, LONGEST_WAIT);
        Optional<PortTaken> taken = tryToStart();
        while (taken.isPresent()) {
            if (System.nanoTime() - until > 0) {
                failedToStart(taken.get());
                throw taken.get();
            }
            enter(state.held(String.valueOf(taken.get().getMessage())));
            pause(pauses.next());
            if (stopping) {
                throw new IllegalStateException(component.name() + " was stopped meanwhile");
            }
            taken = tryToStart();
        }
    }

    private boolean answersStill() {
        NativeProcess running = process;
        adopted = false;
        if (running == null) {
            return false;
        }
        try {
            running.awaitReady(ADOPTED_WITHIN);
            component.settle();
            Long startTook = state.readyAfterMillis();
            enter(state.ready(startTook == null ? 0 : startTook));
            watch(running);
            return true;
        } catch (RuntimeException hangs) {
            running.stop();
            process = null;
            return false;
        }
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a port", interrupted);
        }
    }

    /** Starts it once; returns the port that prevented it. */
    private Optional<PortTaken> tryToStart() {
        NativeProcess started;
        long begin = System.nanoTime();
        turn.lock();
        try {
            if (retired) {
                throw new IllegalStateException("the suite is being stopped");
            }
            refuseIfItRuns();
            Optional<PortTaken> taken = PortTaken.before(component);
            if (taken.isPresent()) {
                return taken;
            }
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
            Optional<PortTaken> taken =
                    stopping || retired ? Optional.empty() : PortTaken.in(failed, component);
            if (taken.isEmpty()) {
                failedToStart(failed);
            }
            started.stop();
            if (taken.isEmpty()) {
                throw failed;
            }
            return taken;
        }
        enter(state.ready(Duration.ofNanos(System.nanoTime() - begin).toMillis()));
        watch(started);
        return Optional.empty();
    }

    private void watch(NativeProcess running) {
        Thread.ofVirtual()
                .start(() -> {
                    running.onExit().join();
                    ended(running);
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

    /** Records that it will be started again after its crash. */
    void planRestart(String how) {
        if (state.stage() == Stage.CRASHED) {
            enter(state.restarting(how));
        }
    }

    /** Records that it stays down after its crash. */
    void giveUp(String why) {
        if (state.stage() == Stage.CRASHED) {
            enter(state.crashed(state.problem() + "\n" + why));
        }
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

    /** Asks the process to end, as somebody outside would; its end counts as a crash. */
    void askToEnd() {
        NativeProcess running = process;
        if (running != null) {
            ProcessHandle.of(running.pid())
                    .ifPresent(found -> AdoptedProcess.askToEnd(component.name(), found));
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
