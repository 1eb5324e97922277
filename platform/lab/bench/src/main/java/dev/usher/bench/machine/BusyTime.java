package dev.usher.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The total busy time of the machine's cores, for all processes. */
public record BusyTime(Duration busy, Duration stolen) {

    private static final int TICKS_PER_SECOND = 100;

    public static BusyTime now() {
        try {
            return of(Files.readString(Path.of("/proc/stat")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads user, nice, system, idle, iowait, irq, softirq, steal; guests are part of user. */
    static BusyTime of(String stat) {
        String[] fields = stat.lines().findFirst().orElseThrow().strip().split("\\s+", -1);
        long busy = 0;
        for (int field : new int[] {1, 2, 3, 6, 7}) {
            busy += Long.parseLong(fields[field]);
        }
        return new BusyTime(time(busy), time(Long.parseLong(fields[8])));
    }

    public BusyTime since(BusyTime before) {
        return new BusyTime(busy.minus(before.busy), stolen.minus(before.stolen));
    }

    private static Duration time(long ticks) {
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }
}
