package dev.usher.local.suite;

import dev.usher.local.forward.RoundRobin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The instances of each service, numbered from 1. An instance that runs alone listens on the
 * service's port. From the first time a service runs several times until the suite ends, a {@link
 * RoundRobin} listens there, and every instance has a port of its own.
 */
public final class Replicas {

    /** The most instances of one service; more would only share the same few processors. */
    private static final int MOST = 8;

    /** The time that open connections have to move away from a stopping instance. */
    private static final Duration DRAIN = Duration.ofMillis(600);

    /** The longest time from a request to stop until the first instance closes its port. */
    private static final Duration PORT_FREE_WITHIN = Duration.ofSeconds(60);

    private static final Executor THREADS = Thread::startVirtualThread;

    private final Members members;
    private final Plan plan;
    private final Function<Component, Member> maker;
    private final Runnable changed;
    private final Turns turns;
    private final Map<String, RoundRobin> addresses = new ConcurrentHashMap<>();
    private volatile boolean ending;

    Replicas(
            Members members,
            Plan plan,
            Turns turns,
            Function<Component, Member> maker,
            Runnable changed) {
        this.turns = turns;
        this.members = members;
        this.plan = plan;
        this.maker = maker;
        this.changed = changed;
    }

    /**
     * Refuses a number of instances that a service cannot have.
     *
     * @throws IllegalArgumentException when the component cannot run that many times
     */
    public static void check(String service, int replicas) {
        if (!Plan.SERVICES.contains(service)) {
            throw new IllegalArgumentException(
                    "Only these can run several times: %s. '%s' cannot."
                            .formatted(String.join(", ", Plan.SERVICES), service));
        }
        if (replicas < 1 || replicas > MOST) {
            throw new IllegalArgumentException(
                    "There can be 1 to %d of %s, not %d.".formatted(MOST, service, replicas));
        }
    }

    void scale(String service, int replicas) {
        check(service, replicas);
        turns.take(service, () -> bring(service, replicas));
    }

    private void bring(String service, int replicas) {
        checkConnections(service, replicas);
        for (int number = MOST; number > replicas; number--) {
            shut(new ComponentName(service, number).toString());
        }
        List<CompletableFuture<Void>> starts = new ArrayList<>();
        for (int number = 1; number <= replicas; number++) {
            Member member = present(new ComponentName(service, number));
            if (!member.runs()) {
                starts.add(CompletableFuture.runAsync(member::start, THREADS));
            }
        }
        CompletableFuture.allOf(starts.toArray(CompletableFuture<?>[]::new)).join();
        if (replicas > 1 && !addresses.containsKey(service)) {
            putBehindOneAddress(service);
        }
    }

    private void checkConnections(String service, int replicas) {
        Map<String, Integer> instances = new TreeMap<>();
        for (String each : Plan.SERVICES) {
            instances.put(each, each.equals(service) ? replicas : members.instances(each));
        }
        Connections.check(instances);
    }

    private Member present(ComponentName name) {
        Member found = members.find(name.toString());
        if (found != null) {
            return found;
        }
        Member added = maker.apply(plan.replica(name));
        members.insert(added, new ComponentName(name.module(), name.number() - 1).toString());
        refuseWhileEnding();
        changed.run();
        return added;
    }

    /** Restarts the first instance on another port; the others answer in the meantime. */
    private void putBehindOneAddress(String service) {
        Member first = members.named(service);
        first.announceStop();
        CompletableFuture<RoundRobin> address =
                CompletableFuture.supplyAsync(
                        () ->
                                new RoundRobin(
                                        plan.port(service),
                                        PORT_FREE_WITHIN,
                                        members.ready(service)),
                        THREADS);
        first.stop();
        try {
            addresses.put(service, address.join());
        } catch (CompletionException taken) {
            first.start();
            throw taken;
        }
        Member moved = maker.apply(plan.moved(service));
        members.replace(moved);
        refuseWhileEnding();
        moved.start();
    }

    private void shut(String name) {
        Member leaving = members.find(name);
        if (leaving != null) {
            drain(leaving);
            leaving.retire();
            members.remove(name);
            changed.run();
        }
    }

    /**
     * Announces a stop, so that the instance gets no new request. Where another instance is ready,
     * waits for open connections to move to it.
     */
    void drain(Member leaving) {
        leaving.announceStop();
        Instance instance = leaving.component().instance();
        if (instance != null
                && addresses.containsKey(instance.service())
                && !members.ready(instance.service()).isEmpty()) {
            try {
                TimeUnit.NANOSECONDS.sleep(DRAIN.toNanos());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Tells each address which instances are ready now. */
    void offerReady() {
        addresses.forEach((service, address) -> address.offer(members.ready(service)));
    }

    /** From now on no instance is added; the caller then stops the members that there are. */
    void end() {
        ending = true;
    }

    /**
     * Must be asked after an instance was added: either this sees the end, or the end sees the
     * instance.
     */
    private void refuseWhileEnding() {
        if (ending) {
            throw new IllegalStateException("the suite is being stopped");
        }
    }

    void close() {
        addresses.values().forEach(RoundRobin::close);
    }
}
