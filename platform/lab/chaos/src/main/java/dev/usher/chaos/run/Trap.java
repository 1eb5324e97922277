package dev.usher.chaos.run;

import dev.usher.chaos.experiment.Experiment;
import dev.usher.chaos.experiment.Experiments;
import dev.usher.seededbugs.SeededBug;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The experiment that must catch a seeded bug, and the invariants that the bug can break.
 *
 * @param invariants beginnings of ids; at least one of these invariants must be violated
 */
public record Trap(SeededBug bug, Experiment experiment, Set<String> invariants) {

    /** The traps of all bugs. */
    public static List<Trap> all() {
        return List.of(SeededBug.values()).stream().map(Trap::of).toList();
    }

    public static Trap of(SeededBug bug) {
        return switch (bug) {
            case HOLD_RELEASED_WHILE_SESSION_OPEN -> trap(bug, "expiry-race", "I2", "I8");
            case OFFSET_BEFORE_DATABASE -> trap(bug, "crash-in-transaction", "I2", "I7", "I12");
            case OUTBOX_DELETED_BEFORE_ACK -> trap(bug, "kafka-away", "I7");
            case NO_INBOX -> trap(bug, "redelivery", "I7");
            case NO_NATURAL_KEY -> trap(bug, "same-fact-twice", "I2", "I3");
            case ADMISSION_BY_SELECT_THEN_INSERT, CACHE_ADMITS -> trap(bug, "scan-race", "I5");
            case WEBHOOK_AMOUNT_TRUSTED -> trap(bug, "forged-amount", "I4");
            case PAYMENT_NOT_CONFIRMED -> trap(bug, "forged-payment", "I4");
        };
    }

    private static Trap trap(SeededBug bug, String experiment, String... invariants) {
        return new Trap(bug, Experiments.named(experiment).orElseThrow(), Set.of(invariants));
    }

    /** The JVM arguments that switch the bug on, by component. */
    public Map<String, List<String>> agents() {
        Map<String, List<String>> all = new TreeMap<>();
        for (String component : bug.components()) {
            List<String> arguments = new ArrayList<>(bug.furtherArguments());
            arguments.add(bug.jvmArgument(agentJar()));
            all.put(component, arguments);
        }
        return all;
    }

    /** Returns the violated invariants that this bug can break. */
    public List<String> caughtBy(Result result) {
        return result.violations().keySet().stream()
                .filter(broken ->
                        invariants.stream().anyMatch(wanted -> broken.startsWith(wanted + "-")))
                .sorted()
                .toList();
    }

    private static Path agentJar() {
        try {
            return Path.of(
                    SeededBug.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
