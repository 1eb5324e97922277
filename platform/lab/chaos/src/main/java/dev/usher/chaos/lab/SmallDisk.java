package dev.usher.chaos.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A disk in memory that can be filled; it needs the right to mount. */
public final class SmallDisk implements AutoCloseable {

    private static final int SIZE_MEGABYTES = 512;
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final long PATIENCE_SECONDS = 10;
    private static final String FILLER = "filler";

    private final Path mount;

    private SmallDisk(Path mount) {
        this.mount = mount;
    }

    /** Mounts a disk; empty if mounting is not allowed. */
    static Optional<SmallDisk> mountedAt(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        boolean mounted =
                run(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=" + SIZE_MEGABYTES + "m",
                        "usher-chaos",
                        directory.toString());
        return mounted ? Optional.of(new SmallDisk(directory)) : Optional.empty();
    }

    /** Unmounts disks that a killed run left behind. */
    static void unmountLeftovers(Path below) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/mounts"))) {
                String[] words = line.split(" ", 3);
                if (words[0].equals("usher-chaos")
                        && Path.of(words[1]).startsWith(below.toAbsolutePath())) {
                    run("umount", words[1]);
                }
            }
        } catch (IOException _) {
            // A system without /proc has no small disks.
            return;
        }
    }

    /** Fills the disk to the last byte. */
    public void fill() {
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int size = CHUNK_BYTES; size >= 1; size /= 64) {
            append(chunk, size);
        }
    }

    private void append(byte[] chunk, int size) {
        try (var out =
                Files.newOutputStream(
                        mount.resolve(FILLER),
                        java.nio.file.StandardOpenOption.CREATE,
                        java.nio.file.StandardOpenOption.APPEND)) {
            while (true) {
                out.write(chunk, 0, size);
            }
        } catch (IOException _) {
            // The disk is full.
            return;
        }
    }

    public void free() {
        try {
            Files.deleteIfExists(mount.resolve(FILLER));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        run("umount", "-l", mount.toString());
    }

    private static boolean run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
