package dev.usher.local.suite;

import dev.usher.local.mail.MailCatcher;
import dev.usher.local.suite.SuiteState.Phase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All processes of one suite. Each starts as soon as those that it needs are ready, and stops only
 * after those that need it.
 */
public final class Suite implements AutoCloseable {

    /** Time for a person to see what takes a port, and to end that. */
    private static final Duration PORT_FREE_WITHIN = Duration.ofMinutes(10);

    private final Home home;
    private final Ports ports;
    private final Plan plan;
    private final Clock clock;
    private final Instant since;
    private final Consumer<SuiteState> watcher;
    private final Members members = new Members();
    private final Turns turns = new Turns();
    private final Duration portFreeWithin;
    private final Replicas replicas;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Phase phase = Phase.STARTING;
    private volatile @Nullable Keeper keeper;
    private volatile @Nullable MailCatcher catcher;
    private volatile @Nullable String problem;

    /** Makes a suite; the watcher is told of every change, from any thread, one at a time. */
    public Suite(SuiteSettings settings, Clock clock, Consumer<SuiteState> watcher) {
        this(settings, new Plan(settings), clock, PORT_FREE_WITHIN, watcher);
    }

    Suite(
            SuiteSettings settings,
            Plan plan,
            Clock clock,
            Duration portFreeWithin,
            Consumer<SuiteState> watcher) {
        this.home = settings.home();
        this.ports = settings.ports();
        this.plan = plan;
        this.clock = clock;
        this.since = clock.instant();
        this.portFreeWithin = portFreeWithin;
        this.watcher = watcher;
        home.prepare();
        this.replicas = new Replicas(members, plan, turns, this::member, this::changed);
        plan.components().forEach(component -> members.add(member(component)));
    }

    private Member member(Component component) {
        return new Member(component, clock, portFreeWithin, this::changed);
    }

    /**
     * Takes over the processes of a suite whose supervisor ended without stopping them; ends those
     * that this suite would start differently. To be called before the start.
     */
    public void takeOver(SuiteState left) {
        List<Component> planned = members.inOrder().stream().map(Member::component).toList();
        Leftovers leftovers = Leftovers.of(left, planned);
        leftovers.endOthers();
        leftovers.kept().forEach(name -> adopt(members.named(name), leftovers));
    }

    private static void adopt(Member member, Leftovers leftovers) {
        member.adopt(leftovers.state(member.component()));
    }

    /**
     * From now on starts crashed components again, but not before all have been ready once.
     *
     * @param before is told of each crash before the restart
     */
    public Keeper keep(RestartRules rules, Consumer<ComponentState> before) {
        Keeper keeping = new Keeper(members, turns, clock, rules, before);
        keeper = keeping;
        changed();
        return keeping;
    }

    /** Returns when everything is ready; if anything fails, stops what was started. */
    public void start() {
        changed();
        catcher = catchMail();
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

    private @Nullable MailCatcher catchMail() {
        try {
            return plan.catchMail(clock).orElse(null);
        } catch (RuntimeException taken) {
            problem = "Mail cannot be caught: " + taken.getMessage();
            enter(Phase.FAILED);
            throw new SuiteFailed(problem);
        }
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

    /** Stops everything in the reverse order of needs; returns when all processes are gone. */
    public void stop() {
        enter(Phase.STOPPING);
        stopAll();
    }

    private void stopAll() {
        if (keeper != null) {
            keeper.close();
        }
        replicas.end();
        members.forEach(members::neededBy, Member::retire, threads).join();
        replicas.close();
        MailCatcher catching = catcher;
        if (catching != null) {
            catching.close();
            catcher = null;
        }
    }

    /**
     * Stops one component if it runs, and starts it again; components that need it keep running.
     */
    public void restart(String name) {
        members.named(name);
        if (keeper != null) {
            keeper.forgive(name);
        }
        turns.take(
                name,
                () -> {
                    terminate(name);
                    startAgain(name);
                });
    }

    /** Asks a process to end, waits for it, and kills it if it does not. */
    public void terminate(String name) {
        Member leaving = members.named(name);
        replicas.drain(leaving);
        leaving.stop();
    }

    /** Kills a process and all its children at once, as a failure of its machine would. */
    public void kill(String name) {
        members.named(name).kill();
    }

    /**
     * Asks a process to end as somebody outside would, so that it counts as crashed once it has
     * ended; returns at once.
     */
    public void askToEnd(String name) {
        members.named(name).askToEnd();
    }

    /** Starts a component that crashed, was killed or terminated; returns when it is ready. */
    public void startAgain(String name) {
        members.named(name).start();
    }

    /** Pauses a process and all its children; their connections stay open. */
    public void pause(String name) {
        members.named(name).pause();
    }

    /** Resumes a paused process; does nothing to another one. */
    public void resume(String name) {
        members.named(name).resume();
    }

    /**
     * Starts or stops replicas of a service until {@code count} of them run, and returns when all
     * are ready. Replicas with the highest numbers stop first.
     */
    public void scale(String service, int count) {
        replicas.scale(service, count);
    }

    /**
     * Runs a command of an operator in a process of its own, with the settings of a component,
     * whether that runs or not; returns after it.
     */
    public void run(String name, List<String> words) {
        members.named(name).component().run(words);
    }

    public SuiteState state() {
        List<ComponentState> components = members.inOrder().stream().map(Member::state).toList();
        return new SuiteState(ProcessId.current(), phase, since, ports, components, problem);
    }

    /** Returns the names of all components, replicas included. */
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
        synchronized (watcher) {
            replicas.offerReady();
            watcher.accept(state());
        }
        Keeper keeping = keeper;
        if (keeping != null && phase == Phase.READY) {
            keeping.look();
        }
    }

    @Override
    public void close() {
        stop();
        threads.close();
    }
}
