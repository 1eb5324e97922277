package dev.usher.bench.stage;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Work;
import dev.usher.bench.load.ClosedLoad;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** An arm that sends a closed load to a port for the length of the burst. */
public final class LoadArm implements Arm {

    private final Stage stage;
    private final String name;
    private final Set<String> processes;
    private final ClosedLoad load;
    private final Runnable prepare;
    private final Function<Work, List<String>> gate;

    private LoadArm(
            Stage stage,
            String name,
            Set<String> processes,
            ClosedLoad load,
            Runnable prepare,
            Function<Work, List<String>> gate) {
        this.stage = stage;
        this.name = name;
        this.processes = processes;
        this.load = load;
        this.prepare = prepare;
        this.gate = gate;
    }

    /** An arm whose every answer must be 200. */
    public static LoadArm of(Stage stage, String name, Set<String> processes, ClosedLoad load) {
        return new LoadArm(stage, name, processes, load, () -> {}, LoadArm::allFine);
    }

    public LoadArm preparedBy(Runnable preparation) {
        return new LoadArm(stage, name, processes, load, preparation, gate);
    }

    public LoadArm judgedBy(Function<Work, List<String>> violations) {
        return new LoadArm(stage, name, processes, load, prepare, violations);
    }

    private static List<String> allFine(Work work) {
        return work.count("200") == work.operations() && work.count(Work.FAILURES) == 0
                ? List.of()
                : List.of("answers were " + work.outcomes());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> processes() {
        return processes;
    }

    @Override
    public void prepare() {
        prepare.run();
    }

    @Override
    public Work burst(Duration length) {
        return Work.of(stage.load(load.lasting(length.toMillis())));
    }

    @Override
    public List<String> violations(Work work) {
        return gate.apply(work);
    }
}
