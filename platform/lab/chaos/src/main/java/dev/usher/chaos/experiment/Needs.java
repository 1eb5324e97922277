package dev.usher.chaos.experiment;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Replicas and small disks that an experiment needs. */
public record Needs(Map<String, Integer> replicas, Set<String> smallDisks) {

    static final Needs NOTHING = new Needs(Map.of(), Set.of());

    public Needs {
        replicas = Map.copyOf(replicas);
        smallDisks = Set.copyOf(smallDisks);
    }

    static Needs two(String... services) {
        Map<String, Integer> replicas = new TreeMap<>();
        for (String service : services) {
            replicas.put(service, 2);
        }
        return new Needs(replicas, Set.of());
    }

    static Needs smallDisk(String server) {
        return new Needs(Map.of(), Set.of(server));
    }

    /** Returns the needs of both. */
    public Needs and(Needs other) {
        Map<String, Integer> more = new TreeMap<>(replicas);
        other.replicas().forEach((service, count) -> more.merge(service, count, Math::max));
        Set<String> disks = new TreeSet<>(smallDisks);
        disks.addAll(other.smallDisks());
        return new Needs(more, disks);
    }
}
