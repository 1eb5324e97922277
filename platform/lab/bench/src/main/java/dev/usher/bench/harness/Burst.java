package dev.usher.bench.harness;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * One measured period of work.
 *
 * @param cpuMicros CPU time per operation, by account
 * @param foreign the share of the machine that other processes took during the burst
 * @param noisy whether that share was above the limit and no repeat was left
 */
public record Burst(
        String arm, Work work, Map<String, Double> cpuMicros, double foreign, boolean noisy) {

    private static final double NANOS_PER_MICRO = 1000;

    static Burst of(Arm arm, Work work, Accounts.Spent spent, boolean noisy) {
        Map<String, Double> micros = new TreeMap<>();
        spent.cpu()
                .forEach((name, cpu) ->
                        micros.put(name, cpu.toNanos() / NANOS_PER_MICRO / work.operations()));
        return new Burst(arm.name(), work, micros, spent.foreign(), noisy);
    }

    public double cpuMicros(Collection<String> accounts) {
        return accounts.stream().mapToDouble(name -> cpuMicros.getOrDefault(name, 0.0)).sum();
    }
}
