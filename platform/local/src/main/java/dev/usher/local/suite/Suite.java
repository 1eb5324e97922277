package dev.usher.local.suite;

import dev.usher.local.suite.SuiteState.Phase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All processes of one suite and the order between them: each starts as soon as those it needs are
 * ready, and stops only after those that need it.
 */
public final class Suite implements AutoCloseable {

    private final Home home;
    private final Ports ports;
    private final Clock clock;
    private final Instant since;
    private final Consumer<SuiteState> watcher;
    private final Map<String, Member> members = new LinkedHashMap<>();
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
        for (Component component : new Plan(settings).components()) {
            members.put(component.name(), new Member(component, clock, this::changed));
        }
    }

    /** Returns when everything is ready; if anything fails, what was started is stopped again. */
    public void start() {
        changed();
        CompletableFuture<String> failed = new CompletableFuture<>();
        CompletableFuture<Void> ready =
                inOrder(
                        member -> member.component().needs(),
                        member -> {
                            try {
                                member.start();
                            } catch (RuntimeException failure) {
                                failed.completeExceptionally(failure);
                                throw failure;
                            }
                        });
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
        inOrder(this::neededBy, Member::retire).join();
    }

    /** Stops one component if it runs, and starts it again; those that need it are left alone. */
    public void restart(String name) {
        Member member = member(name);
        member.stop();
        member.start();
    }

    /** Ends a process at once, as a crash would. */
    public void kill(String name) {
        member(name).kill();
    }

    public SuiteState state() {
        List<ComponentState> components = members.values().stream().map(Member::state).toList();
        return new SuiteState(ProcessId.current(), phase, since, ports, components, problem);
    }

    public Home home() {
        return home;
    }

    public Clock clock() {
        return clock;
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    private Member member(String name) {
        Member member = members.get(name);
        if (member == null) {
            throw new IllegalArgumentException(
                    "There is no component '%s'; there are %s."
                            .formatted(name, String.join(", ", members.keySet())));
        }
        return member;
    }

    private List<String> neededBy(Member needed) {
        return members.values().stream()
                .map(Member::component)
                .filter(component -> component.needs().contains(needed.component().name()))
                .map(Component::name)
                .toList();
    }

    /** Runs something for every member, each after those named by the function. */
    private CompletableFuture<Void> inOrder(
            Function<Member, List<String>> after, Consumer<Member> task) {
        Map<String, CompletableFuture<Void>> known = new LinkedHashMap<>();
        for (Member member : members.values()) {
            known.put(member.component().name(), chain(member, known, after, task));
        }
        return CompletableFuture.allOf(known.values().toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> chain(
            Member member,
            Map<String, CompletableFuture<Void>> known,
            Function<Member, List<String>> after,
            Consumer<Member> task) {
        CompletableFuture<Void> mine = known.get(member.component().name());
        if (mine == null) {
            List<CompletableFuture<Void>> before = new ArrayList<>();
            for (String name : after.apply(member)) {
                CompletableFuture<Void> one = chain(member(name), known, after, task);
                known.put(name, one);
                before.add(one);
            }
            mine =
                    CompletableFuture.allOf(before.toArray(CompletableFuture<?>[]::new))
                            .thenRunAsync(() -> task.accept(member), threads);
        }
        return mine;
    }

    private void enter(Phase next) {
        phase = next;
        changed();
    }

    private synchronized void changed() {
        watcher.accept(state());
    }

    @Override
    public void close() {
        stop();
        threads.close();
    }
}
