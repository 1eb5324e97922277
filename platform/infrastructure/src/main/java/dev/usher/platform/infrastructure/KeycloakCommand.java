package dev.usher.platform.infrastructure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command lines of Keycloak. They are those of kc.sh, which would stay as a shell around the
 * server and get in the way of its signals.
 */
final class KeycloakCommand {

    private KeycloakCommand() {}

    /** Fixes what is decided at build time; every start after it is {@code --optimized}. */
    static CommandLine build(Path home) {
        List<String> command = java(home, "512m");
        command.addAll(List.of("build", "--db=dev-file", "--health-enabled=true"));
        return CommandLine.of(command);
    }

    static CommandLine start(
            Path home, String heap, int port, int managementPort, String publicUrl) {
        List<String> command = java(home, heap);
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
                        // Health says "down" in the log at every look until it is up.
                        "--log-level=info,io.smallrye.health:error",
                        "--cache=local"));
        return CommandLine.of(command);
    }

    private static List<String> java(Path home, String heap) {
        return new ArrayList<>(
                List.of(
                        OwnProcess.java(),
                        "-Xms64m",
                        "-Xmx" + heap,
                        "-XX:MetaspaceSize=96M",
                        "-XX:MaxMetaspaceSize=256m",
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
                        "-Dkc.home.dir=" + home,
                        "-Djboss.server.config.dir=" + home.resolve("conf"),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dpicocli.disable.closures=true",
                        "-Dquarkus-log-max-startup-records=10000",
                        "-cp",
                        home.resolve("lib/quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    }
}
