package dev.usher.local.suite;

import dev.usher.local.suite.ComponentState.Stage;
import dev.usher.local.suite.SuiteState.Phase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All processes of one suite and the order between them: each starts as soon as those it needs are
 * ready, and stops only after those that need it.
 */
public final class Suite implements AutoCloseable {

    /** Until callers have read that an instance is leaving. */
    private static final Duration LEARNT = Duration.ofMillis(600);

    private static final int MOST_REPLICAS = 8;

    private final Home home;
    private final Ports ports;
    private final Plan plan;
    private final Clock clock;
    private final Instant since;
    private final Consumer<SuiteState> watcher;
    private final Instances instances;
    private final Members members = new Members();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Phase phase = Phase.STARTING;
    private volatile @Nullable String problem;

    /** The watcher is told of every change, from any thread, one at a time. */
    public Suite(SuiteSettings settings, Clock clock, Consumer<SuiteState> watcher) {
        this.home = settings.home();
        this.ports = settings.ports();
        this.clock = clock;
        this.since = clock.instant();
        this.watcher = watcher;
        home.prepare();
        this.instances = new Instances(home.instances());
        this.plan = new Plan(settings);
        plan.components().forEach(component -> members.add(member(component)));
    }

    private Member member(Component component) {
        return new Member(component, clock, this::changed);
    }

    /** Returns when everything is ready; if anything fails, what was started is stopped again. */
    public void start() {
        changed();
        CompletableFuture<String> failed = new CompletableFuture<>();
        CompletableFuture<Void> ready =
                members.forEach(
                        member -> member.component().needs(),
                        member -> {
                            try {
                                member.start();
                            } catch (RuntimeException failure) {
                                failed.completeExceptionally(failure);
                                throw failure;
                            }
                        },
                        threads);
        try {
            CompletableFuture.anyOf(ready, failed).join();
        } catch (CompletionException failure) {
            fail(failure);
        }
        enter(phase == Phase.STARTING ? Phase.READY : phase);
    }

    private void fail(CompletionException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        String why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        if (phase == Phase.STOPPING) {
            throw new SuiteFailed("Stopped before everything was ready.");
        }
        problem = why;
        enter(Phase.FAILED);
        stopAll();
        throw new SuiteFailed(why);
    }

    /** Stops everything, the needed after the needing; returns when all processes are gone. */
    public void stop() {
        enter(Phase.STOPPING);
        stopAll();
    }

    private void stopAll() {
        members.forEach(members::neededBy, Member::retire, threads).join();
    }

    /** Stops one component if it runs, and starts it again; those that need it are left alone. */
    public void restart(String name) {
        terminate(name);
        startAgain(name);
    }

    /** Asks a process to end and waits until it has; it is made to if it does not. */
    public void terminate(String name) {
        Member leaving = members.named(name);
        leaving.announceStop();
        letCallersLearn(leaving);
        leaving.stop();
    }

    /** Ends a process and all its children at once, as a failure of its machine would. */
    public void kill(String name) {
        members.named(name).kill();
    }

    /** Starts what crashed, was killed or terminated; returns when it is ready. */
    public void startAgain(String name) {
        members.named(name).start();
    }

    /** Lets a process and all its children hang, with their connections open. */
    public void pause(String name) {
        members.named(name).pause();
    }

    /** Lets a paused process go on; does nothing to another one. */
    public void resume(String name) {
        members.named(name).resume();
    }

    /**
     * Starts or stops replicas until there are so many of a service, the highest numbers first to
     * go; returns when all are ready. The gateway and payment-service's calls learn of them within
     * a second.
     */
    public synchronized void scale(String service, int replicas) {
        if (!Plan.SERVICES.contains(service)) {
            throw new IllegalArgumentException(
                    "Only a service comes in several, not '%s': %s."
                            .formatted(service, String.join(", ", Plan.SERVICES)));
        }
        if (replicas < 1 || replicas > MOST_REPLICAS) {
            throw new IllegalArgumentException(
                    "There can be 1 to %d of %s, not %d."
                            .formatted(MOST_REPLICAS, service, replicas));
        }
        for (int number = MOST_REPLICAS; number > replicas; number--) {
            shut(new ComponentName(service, number).toString());
        }
        List<CompletableFuture<Void>> starts = new ArrayList<>();
        for (int number = 2; number <= replicas; number++) {
            open(new ComponentName(service, number))
                    .ifPresent(
                            added -> starts.add(CompletableFuture.runAsync(added::start, threads)));
        }
        CompletableFuture.allOf(starts.toArray(CompletableFuture<?>[]::new)).join();
    }

    private Optional<Member> open(ComponentName name) {
        if (members.find(name.toString()) != null) {
            return Optional.empty();
        }
        Member added = member(plan.replica(name));
        members.insert(added, new ComponentName(name.module(), name.number() - 1).toString());
        changed();
        return Optional.of(added);
    }

    private void shut(String name) {
        Member leaving = members.find(name);
        if (leaving != null) {
            leaving.announceStop();
            letCallersLearn(leaving);
            leaving.retire();
            members.remove(name);
            changed();
        }
    }

    /** Worth waiting for only where another instance answers instead. */
    private void letCallersLearn(Member leaving) {
        Instance going = leaving.component().instance();
        if (going == null
                || ready().stream().noneMatch(other -> other.service().equals(going.service()))) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(LEARNT.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Instance> ready() {
        return members.inOrder().stream()
                .filter(member -> member.state().stage() == Stage.READY)
                .map(member -> member.component().instance())
                .filter(Objects::nonNull)
                .toList();
    }

    public SuiteState state() {
        List<ComponentState> components = members.inOrder().stream().map(Member::state).toList();
        return new SuiteState(ProcessId.current(), phase, since, ports, components, problem);
    }

    /** Of all components, replicas included. */
    public List<String> names() {
        return members.names();
    }

    public Home home() {
        return home;
    }

    public Clock clock() {
        return clock;
    }

    public boolean has(String name) {
        return members.find(name) != null;
    }

    private void enter(Phase next) {
        phase = next;
        changed();
    }

    private void changed() {
        synchronized (instances) {
            instances.write(ready());
            watcher.accept(state());
        }
    }

    @Override
    public void close() {
        stop();
        threads.close();
    }
}
