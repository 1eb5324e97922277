package dev.usher.platform.infrastructure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command lines of Keycloak. They are those of kc.sh, which would stay as a shell around the
 * server and intercept its signals.
 */
final class KeycloakCommand {

    private KeycloakCommand() {}

    /** Fixes the settings of build time; every later start is {@code --optimized}. */
    static CommandLine build(Path home) {
        List<String> command = java(home, List.of());
        command.addAll(List.of("build", "--db=dev-file", "--health-enabled=true"));
        return CommandLine.of(command);
    }

    static CommandLine start(
            Path home, List<String> jvmOptions, int port, int managementPort, String publicUrl) {
        List<String> command = java(home, jvmOptions);
        command.addAll(
                List.of(
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--http-management-host=127.0.0.1",
                        "--http-management-port=" + managementPort,
                        "--hostname=" + publicUrl,
                        // Several devices of one account may sign in at once.
                        "--spi-brute-force-protector--default-brute-force-detector"
                                + "--allow-concurrent-requests=true",
                        // Without this, each health check writes "down" to the log until the server
                        // is up.
                        "--log-level=info,io.smallrye.health:error",
                        "--cache=local"));
        return CommandLine.of(command);
    }

    private static List<String> java(Path home, List<String> jvmOptions) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                OwnProcess.java(),
                                "-Xms64m",
                                "-Xmx400m",
                                "-XX:MetaspaceSize=96M",
                                "-XX:MaxMetaspaceSize=256m",
                                // This halves the CPU time of a start; a suite has too few sign-ins
                                // to make up for more.
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-Dfile.encoding=UTF-8",
                                "-Duser.language=en",
                                "-Duser.country=US",
                                "--add-opens=java.base/java.util=ALL-UNNAMED",
                                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                                "--add-opens=java.base/java.security=ALL-UNNAMED",
                                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                                "-Djava.io.tmpdir=" + Directories.emptied(home.resolve("tmp")),
                                "-Dkc.home.dir=" + home,
                                "-Djboss.server.config.dir=" + home.resolve("conf"),
                                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                                "-Dpicocli.disable.closures=true",
                                "-Dquarkus-log-max-startup-records=10000"));
        command.addAll(jvmOptions);
        command.addAll(
                List.of(
                        "-cp",
                        home.resolve("lib/quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        return command;
    }
}
