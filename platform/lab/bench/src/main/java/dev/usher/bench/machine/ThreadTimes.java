package dev.usher.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The CPU time of a process at one moment, thread by thread. */
public final class ThreadTimes {

    /** USER_HZ, which is 100 on every architecture of Linux. */
    private static final int TICKS_PER_SECOND = 100;

    /** Index of the field in the kernel's line, counted after the name in parentheses. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    private record Line(String name, long ticks) {}

    private final long all;
    private final Map<String, Line> threads;

    private ThreadTimes(long all, Map<String, Line> threads) {
        this.all = all;
        this.threads = threads;
    }

    public static ThreadTimes of(long pid) {
        return of(Path.of("/proc").resolve(String.valueOf(pid)));
    }

    static ThreadTimes of(Path process) {
        Map<String, Line> threads = new HashMap<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(process.resolve("task"))) {
            for (Path task : tasks) {
                Line line = read(task.resolve("stat"));
                if (line != null) {
                    threads.put(task.getFileName().toString(), line);
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("a measured process has ended", gone);
        }
        Line whole = read(process.resolve("stat"));
        return new ThreadTimes(whole == null ? 0 : whole.ticks(), threads);
    }

    private static @Nullable Line read(Path file) {
        try {
            String stat = Files.readString(file);
            int end = stat.lastIndexOf(')');
            String[] fields = stat.substring(end + 2).strip().split(" ", -1);
            return new Line(
                    stat.substring(stat.indexOf('(') + 1, end),
                    Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]));
        } catch (IOException _) {
            return null; // it ended after it was listed
        }
    }

    /**
     * Returns the time spent since an earlier reading, by kind; the kinds add up to the process.
     */
    public Map<ThreadKind, Duration> since(ThreadTimes before) {
        Map<ThreadKind, Long> ticks = new EnumMap<>(ThreadKind.class);
        threads.forEach((id, now) -> {
            Line then = before.threads.get(id);
            long spent = now.ticks() - (then == null ? 0 : then.ticks());
            ticks.merge(ThreadKind.of(now.name()), spent, Long::sum);
        });
        long jit = ticks.getOrDefault(ThreadKind.JIT, 0L);
        long gc = ticks.getOrDefault(ThreadKind.GC, 0L);
        return Map.of(
                ThreadKind.JIT, time(jit),
                ThreadKind.GC, time(gc),
                ThreadKind.JAVA, time(Math.max(0, all - before.all - jit - gc)));
    }

    private static Duration time(long ticks) {
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }
}
