package dev.usher.local.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Identifies a process even if its number is used again later: by its start, counted in ticks since
 * boot, and by the boot.
 */
public record ProcessId(long pid, String started) {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** The start time is field 22 of /proc/PID/stat, counted here from the field after the name. */
    private static final int START_TICKS = 19;

    public static ProcessId of(ProcessHandle process) {
        return new ProcessId(process.pid(), startOf(process.pid()).orElse("unknown"));
    }

    public static ProcessId current() {
        return of(ProcessHandle.current());
    }

    /** Returns the process, if it still runs and its number was not reused. */
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(_ -> startOf(pid).filter(started::equals).isPresent());
    }

    public boolean alive() {
        return handle().isPresent();
    }

    private static Optional<String> startOf(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(")") + 2).split(" ", -1);
            if (fields[0].equals("Z")) {
                return Optional.empty(); // It has ended, but its parent has not collected it yet.
            }
            return Optional.of(fields[START_TICKS] + "@" + Files.readString(BOOT).strip());
        } catch (IOException ended) {
            return Optional.empty();
        }
    }
}
