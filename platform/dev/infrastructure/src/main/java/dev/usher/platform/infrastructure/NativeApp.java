package dev.usher.platform.infrastructure;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java application in a process of its own. */
public final class NativeApp extends RunningServer {

    private NativeApp(
            String name,
            Process process,
            LogFile log,
            long logStart,
            URI readiness,
            Duration grace) {
        super(
                name,
                process,
                log.path(),
                logStart,
                new Ending(StopSignal.TERMINATE, grace),
                new Probe(readiness)::answers);
    }

    /** The path of this JVM's own {@code java}. */
    public static String java() {
        return OwnProcess.java();
    }

    /**
     * Starts a JVM and returns before the application is ready.
     *
     * @param arguments of {@code java}
     * @param environment the only variables it gets, except PATH, LANG and JAVA_HOME
     * @param readiness an address that answers 200 once the application is ready
     * @param grace the time between the request to end and the kill
     */
    public static NativeApp launch(
            String name,
            List<String> arguments,
            Map<String, String> environment,
            Path log,
            URI readiness,
            Duration grace,
            boolean endsWithThisJvm) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(arguments);
        LogFile file = new LogFile(log);
        long logStart = file.end();
        Process process =
                OwnProcess.start(CommandLine.of(command), environment, log, endsWithThisJvm);
        return new NativeApp(name, process, file, logStart, readiness, grace);
    }

    /**
     * Runs a JVM that ends by itself within minutes, and returns after it; if it fails, the
     * exception carries the end of the log.
     */
    public static void run(
            String purpose, List<String> arguments, Map<String, String> environment, Path log) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(arguments);
        OwnProcess.run(purpose, CommandLine.of(command), environment, log);
    }

    @Override
    void prepare() {
        // An application prepares itself.
    }
}
