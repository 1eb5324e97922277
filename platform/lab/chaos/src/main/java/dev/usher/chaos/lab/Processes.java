package dev.usher.chaos.lab;

import dev.usher.local.suite.ComponentState;
import dev.usher.local.suite.ComponentState.Stage;
import dev.usher.local.suite.Keeper;
import dev.usher.local.suite.Suite;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Kills, stops, pauses and restarts components of the suite by name. */
public final class Processes {

    private static final long CHECK_MILLIS = 100;

    private final Suite suite;
    private final Keeper keeper;
    private final Consumer<String> progress;

    Processes(Suite suite, Keeper keeper, Consumer<String> progress) {
        this.suite = suite;
        this.keeper = keeper;
        this.progress = progress;
    }

    /** Kills a component with SIGKILL; it is restarted. */
    public void kill(String name) {
        progress.accept("killed " + name);
        suite.kill(name);
    }

    /** Kills a component with SIGKILL and leaves it down until {@link #start}. */
    public void stop(String name) {
        keeper.leaveAlone(name);
        kill(name);
    }

    /**
     * Asks a component to end by SIGTERM, and leaves it down until {@link #start}. Returns at once;
     * it is not among the {@link #ready} any more when it has ended.
     */
    public void end(String name) {
        progress.accept("ending " + name);
        keeper.leaveAlone(name);
        suite.askToEnd(name);
    }

    /** Runs a command of an operator with the settings of a component; returns after it. */
    public void operate(String name, String... words) {
        progress.accept("%s: %s".formatted(name, String.join(" ", words)));
        suite.run(name, List.of(words));
    }

    public void start(String name) {
        progress.accept(name + " starts again");
        keeper.lookAfter(name);
    }

    /** Stops a component by SIGTERM; it is started again. */
    public void terminate(String name) {
        progress.accept("stopped " + name);
        suite.askToEnd(name);
    }

    /** Restarts a component by SIGTERM; returns when it is ready. */
    public void restartOrderly(String name) {
        progress.accept("restarting " + name);
        suite.restart(name);
    }

    public void pause(String name) {
        progress.accept("paused " + name);
        suite.pause(name);
    }

    public void resume(String name) {
        progress.accept(name + " resumed");
        suite.resume(name);
    }

    public List<String> ready() {
        return suite.state().components().stream()
                .filter(component -> component.stage() == Stage.READY)
                .map(ComponentState::name)
                .toList();
    }

    /** Returns a ready component at random, or any if none is ready. */
    public String anyOf(List<String> names, RandomGenerator random) {
        List<String> candidates = ready().stream().filter(names::contains).toList();
        List<String> from = candidates.isEmpty() ? names : candidates;
        return from.get(random.nextInt(from.size()));
    }

    public boolean allReady() {
        return ready().size() == suite.names().size();
    }

    /** Waits until all components are ready; returns whether they are. */
    public boolean awaitAllReady(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!allReady()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(CHECK_MILLIS);
        }
        return true;
    }

    /** The number of restarts after crashes. */
    public int restarts() {
        return keeper.restarts();
    }

    void heal() {
        suite.names().forEach(suite::resume);
        keeper.lookAfterAll();
    }
}
