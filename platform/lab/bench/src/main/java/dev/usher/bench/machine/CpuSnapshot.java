package dev.usher.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The CPU time of every process at one moment; an ended process counts with its parent. */
public final class CpuSnapshot {

    /** USER_HZ, which is 100 on every architecture of Linux. */
    private static final int TICKS_PER_SECOND = 100;

    /** Index of the field in /proc/PID/stat, counted after the name in parentheses. */
    private static final int PARENT = 1;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    private record Line(long parent, long own, long ended) {}

    private final Map<Long, Line> processes;
    private final Map<Long, List<Long>> children = new HashMap<>();

    private CpuSnapshot(Map<Long, Line> processes) {
        this.processes = processes;
        processes.forEach((pid, line) ->
                children.computeIfAbsent(line.parent(), _ -> new ArrayList<>()).add(pid));
    }

    public static CpuSnapshot take() {
        return of(Path.of("/proc"));
    }

    static CpuSnapshot of(Path proc) {
        Map<Long, Line> lines = new HashMap<>();
        try (DirectoryStream<Path> numbers = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path directory : numbers) {
                Line line = read(directory.resolve("stat"));
                if (line != null) {
                    lines.put(Long.parseLong(directory.getFileName().toString()), line);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new CpuSnapshot(lines);
    }

    private static @Nullable Line read(Path file) {
        try {
            String stat = Files.readString(file);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1);
            return new Line(
                    Long.parseLong(fields[PARENT]),
                    Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]),
                    Long.parseLong(fields[ENDED_USER]) + Long.parseLong(fields[ENDED_SYSTEM]));
        } catch (IOException _) {
            return null; // it ended after it was listed
        }
    }

    /** CPU time of a process and its descendants, ended ones included; zero if it has ended. */
    public Duration ofTree(long root) {
        long ticks = 0;
        Deque<Long> left = new ArrayDeque<>(List.of(root));
        while (!left.isEmpty()) {
            long pid = left.pop();
            Line line = processes.get(pid);
            if (line != null) {
                ticks += line.own() + line.ended();
                left.addAll(children.getOrDefault(pid, List.of()));
            }
        }
        return time(ticks);
    }

    /** CPU time of the process alone. */
    public Duration ofProcess(long pid) {
        Line line = processes.get(pid);
        return line == null ? Duration.ZERO : time(line.own());
    }

    /** CPU time of the ended children of the process. */
    public Duration ofEndedChildren(long pid) {
        Line line = processes.get(pid);
        return line == null ? Duration.ZERO : time(line.ended());
    }

    private static Duration time(long ticks) {
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }
}
