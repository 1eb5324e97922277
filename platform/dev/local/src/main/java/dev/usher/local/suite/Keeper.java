package dev.usher.local.suite;

import dev.usher.local.suite.ComponentState.Stage;
import dev.usher.platform.time.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Starts crashed components again, with pauses that grow; one that crashes every time stays down.
 */
public final class Keeper implements AutoCloseable {

    private final Members members;
    private final Turns turns;
    private final Clock clock;
    private final RestartRules rules;
    private final Consumer<ComponentState> before;
    private final Map<String, Care> cares = new ConcurrentHashMap<>();
    private final Set<String> ignored = ConcurrentHashMap.newKeySet();
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile boolean over;

    Keeper(
            Members members,
            Turns turns,
            Clock clock,
            RestartRules rules,
            Consumer<ComponentState> before) {
        this.members = members;
        this.turns = turns;
        this.clock = clock;
        this.rules = rules;
        this.before = before;
    }

    /** Leaves a component down after a crash. */
    public void leaveAlone(String name) {
        ignored.add(name);
    }

    /** Starts it again after a crash, and now if it is down. */
    public void lookAfter(String name) {
        ignored.remove(name);
        look();
    }

    public void lookAfterAll() {
        ignored.clear();
        look();
    }

    /** The number of restarts that succeeded. */
    public int restarts() {
        return restarts.get();
    }

    /** Treats a component that somebody starts by hand as one that has not crashed yet. */
    void forgive(String name) {
        cares.remove(name);
    }

    /** Plans the restart of each crashed component; to be called at every change. */
    void look() {
        for (Member member : members.inOrder()) {
            String name = member.component().name();
            if (!over && member.state().stage() == Stage.CRASHED && !ignored.contains(name)) {
                Care care = cares.computeIfAbsent(name, _ -> new Care());
                if (care.take()) {
                    Thread.ofVirtual().name("keeper-" + name).start(() -> treat(member, care));
                }
            }
        }
    }

    private void treat(Member member, Care care) {
        int crashes = care.crashedAgain(member.state());
        if (crashes > rules.inARow()) {
            // The care stays taken, so nothing is planned until somebody starts it by hand.
            member.giveUp(
                    "It crashed %d times in a row and stays down; ./usher restart %s tries again."
                            .formatted(crashes, member.component().name()));
            return;
        }
        Duration pause = Backoff.after(crashes, rules.firstPause(), rules.longestPause());
        member.planRestart(
                "It is started again %.1f s after the crash (restart %d of %d in a row)."
                        .formatted(pause.toMillis() / 1000.0, crashes, rules.inARow()));
        try {
            Thread.sleep(pause);
            turns.take(member.component().name(), () -> startAgain(member));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            care.giveBack();
            look();
        }
    }

    private void startAgain(Member member) {
        String name = member.component().name();
        boolean wanted = !over && !ignored.contains(name) && members.find(name) == member;
        if (wanted && member.state().stage() == Stage.CRASHED) {
            before.accept(member.state());
            try {
                member.start();
                restarts.incrementAndGet();
            } catch (RuntimeException failed) {
                // The member has recorded why; the next look plans the next start.
            }
        }
    }

    /** Plans no more restarts. */
    @Override
    public void close() {
        over = true;
    }

    /** The crashes of one component; a thread that treats it has taken it. */
    private final class Care {

        private boolean taken;
        private int inARow;

        synchronized boolean take() {
            boolean free = !taken;
            taken = true;
            return free;
        }

        synchronized void giveBack() {
            taken = false;
        }

        synchronized int crashedAgain(ComponentState state) {
            Long startTook = state.readyAfterMillis();
            Instant started = state.startedAt();
            boolean settled =
                    startTook != null
                            && started != null
                            && Duration.between(started.plusMillis(startTook), clock.instant())
                                            .compareTo(rules.settledAfter())
                                    >= 0;
            inARow = settled ? 1 : inARow + 1;
            return inARow;
        }
    }
}
