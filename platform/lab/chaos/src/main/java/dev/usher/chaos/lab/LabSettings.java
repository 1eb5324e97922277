package dev.usher.chaos.lab;

import dev.usher.local.suite.Alterations;
import dev.usher.local.suite.Home;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One laboratory.
 *
 * @param replicas how many of a service, where it is more than one
 * @param smallDisks servers whose data is kept on a small disk of its own
 * @param agents added to the JVM of a component
 * @param seed of what the proxies do by chance
 * @param progress told in a few words what is being done
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

    /** Quick to start again; throughput is not what a lab measures. */
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
