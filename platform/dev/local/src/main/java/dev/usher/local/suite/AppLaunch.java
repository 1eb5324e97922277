package dev.usher.local.suite;

import dev.usher.platform.infrastructure.NativeApp;
import dev.usher.platform.infrastructure.NativeProcess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts an application in a session of its own, so that a Ctrl-C reaches only the supervisor. */
record AppLaunch(
        ComponentName name,
        Path jar,
        int heapMegabytes,
        List<String> jvmArguments,
        Map<String, String> environment) {

    private static final Duration GRACE = Duration.ofSeconds(20);

    /** Nine processes may stop at once on two cores, and six of them write caches. */
    private static final Duration WITH_CACHE = Duration.ofMinutes(3);

    NativeProcess start(Path log, URI readiness, boolean endsWithThisJvm) {
        List<String> arguments = bounds();
        arguments.addAll(aheadOfTime(mayTrain()));
        arguments.addAll(jvmArguments);
        arguments.addAll(List.of("-jar", jar.toString()));
        return NativeApp.launch(
                name.toString(), arguments, variables(), log, readiness, grace(), endsWithThisJvm);
    }

    /** Migrates the schema of the service as its owner, and returns after that. */
    void migrate(Path log) {
        List<String> arguments = bounds();
        arguments.addAll(aheadOfTime(false));
        arguments.addAll(List.of("-jar", jar.toString(), "migrate"));
        Map<String, String> variables = variables();
        String owner = variables.get("SPRING_DATASOURCE_USERNAME") + "_owner";
        variables.put("USHER_MIGRATIONS_USERNAME", owner);
        variables.put("USHER_MIGRATIONS_PASSWORD", owner);
        NativeApp.run("Migrating the schema of " + name, arguments, variables, log);
    }

    /** Runs a command of an operator in a process of its own, and returns after it. */
    void run(List<String> words, Path log) {
        List<String> arguments = bounds();
        arguments.addAll(aheadOfTime(false));
        arguments.addAll(List.of("-jar", jar.toString(), "command"));
        arguments.addAll(words);
        NativeApp.run(
                "%s of %s".formatted(String.join(" ", words), name), arguments, variables(), log);
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(environment);
        variables.putIfAbsent("MALLOC_ARENA_MAX", "2");
        return variables;
    }

    /** The time that it has to end. A cache is lost when its writer is killed. */
    Duration grace() {
        return mayTrain() && !Files.exists(cache()) ? WITH_CACHE : GRACE;
    }

    private Path cache() {
        return jar.resolveSibling("app.aot");
    }

    private List<String> bounds() {
        return new ArrayList<>(
                List.of(
                        "-Xmx" + heapMegabytes + "m",
                        "-Xss512k",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:ReservedCodeCacheSize=64m",
                        // Return the memory that only the start needed.
                        "-XX:MinHeapFreeRatio=10",
                        "-XX:MaxHeapFreeRatio=25",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:ErrorFile=" + jar.resolveSibling("hs_err_pid%p.log"),
                        "--enable-native-access=ALL-UNNAMED"));
    }

    /**
     * The options that write or use an ahead-of-time cache (JEP 483, 514, 515): linked classes and
     * the profiles of methods. The first instance that is stopped normally writes what it learnt
     * beside the jar, for all later starts of the same build; the JVM ignores a cache that is
     * incomplete or of another JDK.
     */
    private List<String> aheadOfTime(boolean train) {
        if (Files.exists(cache())) {
            return List.of("-XX:AOTCache=" + cache(), "-Xlog:cds=off", "-Xlog:aot=off");
        }
        return train
                ? List.of("-XX:AOTCacheOutput=" + cache(), "-Xlog:cds=off", "-Xlog:aot=off")
                : List.of();
    }

    /**
     * Only one process may write the cache, classes that an agent altered must not be kept, and a
     * suite that runs once does not repay the time that the writing takes.
     */
    private boolean mayTrain() {
        return name.number() == 1
                && !jvmArguments.contains(Alterations.NO_CACHE)
                && jvmArguments.stream().noneMatch(argument -> argument.startsWith("-javaagent"));
    }
}
