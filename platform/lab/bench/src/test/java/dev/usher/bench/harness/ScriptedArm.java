package dev.usher.bench.harness;

import dev.usher.bench.load.Latency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An arm with given results that records when it runs. */
final class ScriptedArm implements Arm {

    private final String name;
    private final List<String> turns;
    private final List<String> violations = new ArrayList<>();
    private double perSecond = 100;
    private int prepared;

    ScriptedArm(String name, List<String> turns) {
        this.name = name;
        this.turns = turns;
    }

    ScriptedArm doing(double rate) {
        perSecond = rate;
        return this;
    }

    /** Makes the next bursts void, one for each reason. */
    ScriptedArm violating(String... reasons) {
        violations.addAll(List.of(reasons));
        return this;
    }

    int prepared() {
        return prepared;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> processes() {
        return Set.of("ours");
    }

    @Override
    public void prepare() {
        prepared++;
    }

    @Override
    public Work burst(Duration length) {
        turns.add(name);
        return new Work(100, perSecond, Latency.NONE, Map.of());
    }

    @Override
    public List<String> violations(Work work) {
        return violations.isEmpty() ? List.of() : List.of(violations.removeFirst());
    }
}
