package dev.usher.chaos.lab;

import dev.usher.local.suite.Home;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The small disks of a lab by server. */
public final class Disks implements AutoCloseable {

    private final Map<String, SmallDisk> disks;

    private Disks(Map<String, SmallDisk> disks) {
        this.disks = disks;
    }

    static Disks mounted(Home home, Set<String> servers) {
        Map<String, SmallDisk> disks = new TreeMap<>();
        for (String server : servers) {
            SmallDisk.mountedAt(home.data(server)).ifPresent(disk -> disks.put(server, disk));
        }
        return new Disks(disks);
    }

    /** Unmounts disks of an earlier run that was killed. */
    static void forget(Home home) {
        SmallDisk.unmountLeftovers(home.state());
    }

    /** Tells whether the server has a small disk; none has if mounting is not allowed. */
    public boolean has(String server) {
        return disks.containsKey(server);
    }

    public void fill(String server) {
        SmallDisk disk = disks.get(server);
        if (disk == null) {
            throw new IllegalArgumentException(server + " has no small disk");
        }
        disk.fill();
    }

    void freeAll() {
        disks.values().forEach(SmallDisk::free);
    }

    @Override
    public void close() {
        disks.values().forEach(SmallDisk::close);
    }
}
