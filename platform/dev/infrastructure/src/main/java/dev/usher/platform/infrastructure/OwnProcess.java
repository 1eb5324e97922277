package dev.usher.platform.infrastructure;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Starts commands as processes of this machine. */
final class OwnProcess {

    // The kernel ties "ends with its parent" to the thread that started the process, not to the
    // JVM, so that thread must live as long as the JVM.
    private static final ExecutorService STARTER =
            Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, "native-process-starter");
                thread.setDaemon(true);
                return thread;
            });

    private static final boolean CAN_LEAVE_SESSION = succeeds("setsid", "true");
    private static final boolean CAN_END_WITH_PARENT =
            succeeds("setpriv", "--pdeathsig", "KILL", "true");

    private OwnProcess() {}

    static Process start(
            CommandLine command,
            Map<String, String> environment,
            Path log,
            boolean endsWithThisJvm) {
        // A change of user resets the parent-death signal, so setpriv must come after it.
        List<String> full =
                command.with(
                        CAN_LEAVE_SESSION ? List.of("setsid") : List.of(),
                        endsWithThisJvm && CAN_END_WITH_PARENT
                                ? List.of("setpriv", "--pdeathsig", "KILL")
                                : List.of());
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(full)
                            .redirectErrorStream(true)
                            .redirectInput(Redirect.from(new File("/dev/null")))
                            .redirectOutput(Redirect.appendTo(log.toFile()));
            reduce(builder.environment(), environment);
            return STARTER.submit(builder::start).get();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (ExecutionException broken) {
            throw new ServerFailed("Could not start " + full, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("Interrupted before the start", interrupted);
        }
    }

    /** Runs a command that ends by itself; if it fails, the exception carries its output. */
    static void run(
            String purpose, CommandLine command, Map<String, String> environment, Path log) {
        long before = new LogFile(log).end();
        Process process = start(command, environment, log, true);
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new ServerFailed(
                        purpose + " took over 5 minutes", new LogFile(log).lastLinesSince(before));
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ServerFailed(purpose + " was interrupted", interrupted);
        }
        if (process.exitValue() != 0) {
            throw new ServerFailed(
                    purpose + " failed with exit code " + process.exitValue(),
                    new LogFile(log).lastLinesSince(before));
        }
    }

    static boolean succeeds(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Removes the caller's environment, except PATH. */
    private static void reduce(Map<String, String> inherited, Map<String, String> given) {
        String path = inherited.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        inherited.clear();
        inherited.put("PATH", path);
        inherited.put("LANG", "C.UTF-8");
        inherited.put("JAVA_HOME", System.getProperty("java.home"));
        inherited.putAll(given);
    }
}
