package dev.usher.bench.harness;

import dev.usher.bench.harness.NoiseGuard.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs arms in mirrored order, A B B A for two and A B C C B A for three, every second round from
 * the other end, so that drift affects all arms alike and neighbouring bursts can be compared.
 */
public final class Rounds {

    /** The number of repeats of a void burst before the bench fails. */
    private static final int MAX_VOIDS = 2;

    private final Accounts accounts;
    private final NoiseGuard guard;
    private final Consumer<String> progress;
    private final List<String> voids = new ArrayList<>();

    public Rounds(Accounts accounts, NoiseGuard guard, Consumer<String> progress) {
        this.accounts = accounts;
        this.guard = guard;
        this.progress = progress;
    }

    /** Runs two bursts of every arm per round. */
    public Series run(String title, List<Arm> arms, int rounds, Duration length) {
        List<Series.Half> halves = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            List<Arm> order = round % 2 == 0 ? arms : arms.reversed();
            halves.add(half(title, order, 2 * round, 2 * rounds, length));
            halves.add(half(title, order.reversed(), 2 * round + 1, 2 * rounds, length));
        }
        return new Series(halves);
    }

    private Series.Half half(String title, List<Arm> order, int number, int of, Duration length) {
        List<Burst> bursts = new ArrayList<>();
        for (Arm arm : order) {
            progress.accept("%s %d/%d: %s".formatted(title, number + 1, of, arm.name()));
            bursts.add(burst(arm, length));
        }
        return new Series.Half(bursts);
    }

    private Burst burst(Arm arm, Duration length) {
        int repeats = 0;
        while (true) {
            Burst burst = valid(arm, length);
            Verdict verdict = guard.judge(burst.foreign(), repeats);
            if (verdict != Verdict.REPEAT) {
                return new Burst(
                        burst.arm(),
                        burst.work(),
                        burst.cpuMicros(),
                        burst.foreign(),
                        verdict == Verdict.NOISY);
            }
            repeats++;
        }
    }

    private Burst valid(Arm arm, Duration length) {
        for (int i = 0; i <= MAX_VOIDS; i++) {
            arm.prepare();
            Accounts.Reading before = accounts.read();
            Work work = arm.burst(length);
            Accounts.Spent spent = accounts.read().since(before);
            List<String> violations = new ArrayList<>(arm.violations(work));
            if (work.operations() == 0) {
                violations.add("no operation was done");
            }
            if (violations.isEmpty()) {
                return Burst.of(arm, work, spent, false);
            }
            voids.add(arm.name() + ": " + String.join("; ", violations));
        }
        throw new BenchFailed("void %d times: ".formatted(MAX_VOIDS + 1) + voids.getLast());
    }

    /** Void bursts, each with the reason. */
    public List<String> voids() {
        return List.copyOf(voids);
    }
}
