package dev.usher.bench.machine;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The revision of the sources that were measured. */
public final class Revision {

    private static final int PATIENCE_SECONDS = 10;

    private Revision() {}

    /** Returns the commit's short name, followed by a plus if the tree differs from it. */
    public static String of(Path project) {
        String commit = git(project, "rev-parse", "--short=10", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        // The benches themselves write the results.
        String changed = git(project, "status", "--porcelain", "--", ".", ":!docs/results");
        return changed.isEmpty() ? commit : commit + "+";
    }

    private static String git(Path project, String... words) {
        try {
            String[] command = new String[words.length + 1];
            command[0] = "git";
            System.arraycopy(words, 0, command, 1, words.length);
            Process process =
                    new ProcessBuilder(command)
                            .directory(project.toFile())
                            .redirectError(ProcessBuilder.Redirect.to(new File("/dev/null")))
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean well = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return well && process.exitValue() == 0 ? said.strip() : "";
        } catch (IOException _) {
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
