package dev.usher.bench.stage;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Work;
import dev.usher.bench.load.LoadOrder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Requests to a port, as many under way as the order says, for the length of the burst. */
public final class LoadArm implements Arm {

    private final Stage stage;
    private final String name;
    private final Set<String> processes;
    private final LoadOrder order;
    private final Runnable prepare;
    private final Function<Work, List<String>> gate;

    private LoadArm(
            Stage stage,
            String name,
            Set<String> processes,
            LoadOrder order,
            Runnable prepare,
            Function<Work, List<String>> gate) {
        this.stage = stage;
        this.name = name;
        this.processes = processes;
        this.order = order;
        this.prepare = prepare;
        this.gate = gate;
    }

    /** Every answer has to be 200. */
    public static LoadArm of(Stage stage, String name, Set<String> processes, LoadOrder order) {
        return new LoadArm(stage, name, processes, order, () -> {}, LoadArm::allFine);
    }

    public LoadArm preparedBy(Runnable preparation) {
        return new LoadArm(stage, name, processes, order, preparation, gate);
    }

    public LoadArm judgedBy(Function<Work, List<String>> violations) {
        return new LoadArm(stage, name, processes, order, prepare, violations);
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
        return Work.of(stage.load(order.lasting(length.toMillis())));
    }

    @Override
    public List<String> violations(Work work) {
        return gate.apply(work);
    }
}
