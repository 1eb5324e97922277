package dev.usher.chaos.lab;

import dev.usher.local.suite.Alterations;
import dev.usher.local.suite.Home;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The settings of a lab.
 *
 * @param replicas the number of replicas by service, if more than one
 * @param smallDisks servers whose data is on a small disk of its own
 * @param agents JVM arguments to add, by component
 * @param seed the seed of the proxies' random faults
 * @param progress receives each step in a few words
 */
public record LabSettings(
        Home home,
        Map<String, Integer> replicas,
        Set<String> smallDisks,
        Map<String, List<String>> agents,
        long seed,
        Consumer<String> progress) {

    public LabSettings {
        replicas = Map.copyOf(replicas);
        smallDisks = Set.copyOf(smallDisks);
        agents = Map.copyOf(agents);
    }

    /** Makes restarts quick; a lab does not measure throughput. */
    private static final List<String> QUICK_STARTS = List.of("-XX:TieredStopAtLevel=1");

    Map<String, List<String>> jvmArguments() {
        Map<String, List<String>> all = new TreeMap<>(agents);
        all.put(Alterations.EVERY_SERVICE, QUICK_STARTS);
        return all;
    }

    public static LabSettings of(Home home, long seed, Consumer<String> progress) {
        return new LabSettings(home, Map.of(), Set.of(), Map.of(), seed, progress);
    }

    public LabSettings withReplicas(Map<String, Integer> more) {
        Map<String, Integer> all = new TreeMap<>(replicas);
        all.putAll(more);
        return new LabSettings(home, all, smallDisks, agents, seed, progress);
    }

    public LabSettings withSmallDisks(Set<String> servers) {
        return new LabSettings(home, replicas, servers, agents, seed, progress);
    }

    public LabSettings withAgents(Map<String, List<String>> added) {
        return new LabSettings(home, replicas, smallDisks, added, seed, progress);
    }
}
