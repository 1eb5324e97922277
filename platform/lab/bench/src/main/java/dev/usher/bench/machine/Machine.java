package dev.usher.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine of the measurement, without its name or address. */
public record Machine(String processor, int cores, String memory, String kernel, String jdk) {

    private static final double KIB_PER_GIB = 1024.0 * 1024.0;

    public static Machine here() {
        return new Machine(
                after(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                memory(after(Path.of("/proc/meminfo"), "MemTotal")),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor.version", System.getProperty("java.version")));
    }

    private static String memory(String kib) {
        String number = kib.replaceAll("\\D", "");
        return number.isEmpty()
                ? "unknown"
                : "%.0f GiB".formatted(Long.parseLong(number) / KIB_PER_GIB);
    }

    private static String after(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException _) {
            return "unknown";
        }
    }
}
