package dev.usher.local.suite;

import dev.usher.platform.infrastructure.NativeProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts an application in a session of its own, so that a Ctrl-C reaches only the supervisor. */
record AppLaunch(
        ComponentName name,
        Path jar,
        int heapMegabytes,
        List<String> jvmArguments,
        Map<String, String> environment) {

    // The kernel ties "ends with its parent" to the thread that started the process.
    private static final ExecutorService STARTER =
            Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, "app-starter");
                thread.setDaemon(true);
                return thread;
            });

    NativeProcess start(LogFile log, URI readiness, boolean endsWithThisJvm) {
        List<String> command = new ArrayList<>(List.of("setsid"));
        if (endsWithThisJvm) {
            command.addAll(List.of("setpriv", "--pdeathsig", "KILL"));
        }
        command.addAll(
                List.of(
                        AppProcess.java(),
                        "-Xmx" + heapMegabytes + "m",
                        "-Xss512k",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:ReservedCodeCacheSize=64m",
                        // Return the memory that only the start needed.
                        "-XX:MinHeapFreeRatio=10",
                        "-XX:MaxHeapFreeRatio=25",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED"));
        command.addAll(sharedClasses());
        command.addAll(jvmArguments);
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(jar.toAbsolutePath().resolveSibling(".").toFile())
                        .redirectErrorStream(true)
                        .redirectInput(Redirect.from(new File("/dev/null")))
                        .redirectOutput(Redirect.appendTo(log.path().toFile()));
        // A variable exported in the caller's shell must not change the suite.
        String path = System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of("PATH", path, "LANG", "C.UTF-8", "MALLOC_ARENA_MAX", "2"));
        builder.environment().putAll(environment);
        try {
            return new AppProcess(
                    name.toString(), STARTER.submit(builder::start).get(), log, readiness);
        } catch (ExecutionException failed) {
            throw new UncheckedIOException(
                    "cannot start " + name, new IOException(failed.getCause()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before " + name, interrupted);
        }
    }

    /**
     * Loading classes takes half of a start. The first instance that is stopped normally archives
     * its parsed classes beside the jar, for all later starts of the same build; the JVM ignores an
     * archive that is incomplete or of another JDK.
     */
    private List<String> sharedClasses() {
        Path archive = jar.resolveSibling("classes.jsa");
        List<String> arguments = new ArrayList<>();
        if (mayArchive() || Files.exists(archive)) {
            arguments.addAll(
                    List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:aot=off"));
        }
        if (mayArchive()) {
            arguments.add("-XX:+AutoCreateSharedArchive");
        }
        return arguments;
    }

    /**
     * Only one process may write the archive, and classes that an agent altered must not be kept.
     */
    private boolean mayArchive() {
        return name.number() == 1
                && jvmArguments.stream().noneMatch(argument -> argument.startsWith("-javaagent"));
    }
}
