package dev.usher.chaos.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commit and the machine of a run. */
final class Provenance {

    private static final long GIGABYTE = 1L << 30;

    private Provenance() {}

    /** Returns the short commit, followed by a plus if files differ; "unknown" without Git. */
    static String commit(Path project) {
        String head = git(project, "rev-parse", "--short", "HEAD");
        if (head.isEmpty()) {
            return "unknown";
        }
        String changed =
                git(
                        project,
                        "status",
                        "--porcelain",
                        "--untracked-files=no",
                        "--",
                        "*.java",
                        "*.sql",
                        "*.yml");
        return changed.isEmpty() ? head : head + "+";
    }

    /** Describes cores, memory, kernel and JDK, without the machine's name. */
    static String machine() {
        return "%d cores, %s, %s %s, JDK %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        memory(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"));
    }

    private static String memory() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? Math.round((double) system.getTotalMemorySize() / GIGABYTE) + " GB"
                : "unknown memory";
    }

    private static String git(Path project, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", project.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? said.strip() : "";
        } catch (IOException _) {
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
