package dev.usher.chaos.lab;

import dev.usher.local.suite.ComponentState;
import dev.usher.local.suite.ComponentState.Stage;
import dev.usher.local.suite.Suite;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The processes of the suite by name, and what can be done to them. */
public final class Processes {

    private static final long LOOK_MILLIS = 100;

    private final Suite suite;
    private final Keeper keeper;
    private final Consumer<String> progress;

    Processes(Suite suite, Keeper keeper, Consumer<String> progress) {
        this.suite = suite;
        this.keeper = keeper;
        this.progress = progress;
    }

    /** Ends it as a power cut would; it comes up again by itself. */
    public void kill(String name) {
        progress.accept("killed " + name);
        suite.kill(name);
    }

    /** Ends it as a power cut would, until it is brought back. */
    public void takeAway(String name) {
        keeper.leaveAlone(name);
        kill(name);
    }

    public void bringBack(String name) {
        progress.accept(name + " comes back");
        keeper.lookAfter(name);
    }

    /** Asks it to end and starts it again; returns when it is ready. */
    public void restartOrderly(String name) {
        progress.accept("restarting " + name);
        suite.restart(name);
    }

    public void pause(String name) {
        progress.accept("paused " + name);
        suite.pause(name);
    }

    public void resume(String name) {
        progress.accept(name + " goes on");
        suite.resume(name);
    }

    public List<String> ready() {
        return suite.state().components().stream()
                .filter(component -> component.stage() == Stage.READY)
                .map(ComponentState::name)
                .toList();
    }

    /** One of those that are ready, or of all if none is. */
    public String anyOf(List<String> names, RandomGenerator random) {
        List<String> candidates = ready().stream().filter(names::contains).toList();
        List<String> from = candidates.isEmpty() ? names : candidates;
        return from.get(random.nextInt(from.size()));
    }

    public boolean allReady() {
        return ready().size() == suite.names().size();
    }

    /** Until all are ready; says whether they are. */
    public boolean awaitAllReady(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!allReady()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return true;
    }

    /** How often something came up again after a crash. */
    public int restarts() {
        return keeper.restarts();
    }

    void heal() {
        suite.names().forEach(suite::resume);
        keeper.lookAfterAll();
    }
}
