package dev.usher.local.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** How many instances of a service there are: the first for good, further ones by number. */
public final class Replicas {

    /** Of one service; more would only take turns on the same few processors. */
    private static final int MOST = 8;

    /** Until callers have read that an instance is leaving; they look several times a second. */
    private static final Duration LEARNT = Duration.ofMillis(600);

    private static final Executor THREADS = Thread::startVirtualThread;

    private final Members members;
    private final Function<ComponentName, Member> maker;
    private final Runnable changed;

    Replicas(Members members, Function<ComponentName, Member> maker, Runnable changed) {
        this.members = members;
        this.maker = maker;
        this.changed = changed;
    }

    /**
     * Refuses what cannot be.
     *
     * @throws IllegalArgumentException when that does not come in several, or not in so many
     */
    public static void check(String service, int replicas) {
        if (!Plan.SERVICES.contains(service)) {
            throw new IllegalArgumentException(
                    "Only these come in several: %s. '%s' does not."
                            .formatted(String.join(", ", Plan.SERVICES), service));
        }
        if (replicas < 1 || replicas > MOST) {
            throw new IllegalArgumentException(
                    "There can be 1 to %d of %s, not %d.".formatted(MOST, service, replicas));
        }
    }

    synchronized void scale(String service, int replicas) {
        check(service, replicas);
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
    }

    private Member present(ComponentName name) {
        Member found = members.find(name.toString());
        if (found != null) {
            return found;
        }
        Member added = maker.apply(name);
        members.insert(added, new ComponentName(name.module(), name.number() - 1).toString());
        changed.run();
        return added;
    }

    private void shut(String name) {
        Member leaving = members.find(name);
        if (leaving != null) {
            letCallersLearn(leaving);
            leaving.retire();
            members.remove(name);
            changed.run();
        }
    }

    /** Announces a stop. Waiting for it to be read helps only where another instance answers. */
    void letCallersLearn(Member leaving) {
        leaving.announceStop();
        Instance going = leaving.component().instance();
        boolean another =
                going != null
                        && members.ready().stream()
                                .anyMatch(other -> other.service().equals(going.service()));
        if (another) {
            try {
                TimeUnit.NANOSECONDS.sleep(LEARNT.toNanos());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
