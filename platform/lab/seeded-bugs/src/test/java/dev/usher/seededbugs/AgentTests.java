package dev.usher.seededbugs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts processes of their own with the agent, as a lab does. */
class AgentTests {

    @TempDir static Path directory;

    private static Path agent;

    @BeforeAll
    static void packAgent() throws IOException {
        agent = directory.resolve("agent.jar");
        Path classes = Path.of("target/classes");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Agent.class.getName());
        try (OutputStream file = Files.newOutputStream(agent);
                JarOutputStream jar = new JarOutputStream(file, manifest);
                Stream<Path> files = Files.walk(classes.resolve("dev"))) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                Files.copy(each, jar);
                jar.closeEntry();
            }
        }
    }

    @Test
    void changesTheApplicationAndReportsIt() throws Exception {
        Ended application = run("WEBHOOK_AMOUNT_TRUSTED", System.getProperty("java.class.path"));

        assertThat(application.said())
                .contains(
                        "seeded bug WEBHOOK_AMOUNT_TRUSTED is switched on: "
                                + SeededBug.WEBHOOK_AMOUNT_TRUSTED.sentence())
                .contains("taken");
        assertThat(application.code()).isZero();
    }

    @Test
    void isNeededToChangeTheApplication() throws Exception {
        Ended application = run(null, System.getProperty("java.class.path"));

        assertThat(application.said()).doesNotContain("seeded bug").contains("refused: 1 EUR");
    }

    @Test
    void endsAProcessWithoutTheCode() throws Exception {
        Ended application = run("NO_INBOX", directory.toString());

        assertThat(application.code()).isEqualTo(Agent.DOES_NOT_FIT);
        assertThat(application.said())
                .contains("a seeded bug cannot be switched on")
                .contains("JdbcInbox is not on the class path");
    }

    @Test
    void endsAProcessForAnUnknownBug() throws Exception {
        Ended application = run("TYPO", System.getProperty("java.class.path"));

        assertThat(application.code()).isEqualTo(Agent.DOES_NOT_FIT);
        assertThat(application.said()).contains("there is no bug TYPO");
    }

    private static Ended run(String bug, String classPath) throws Exception {
        Stream<String> command =
                Stream.of(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin/java")
                                                .toString()),
                                bug == null
                                        ? List.<String>of()
                                        : List.of("-javaagent:" + agent + "=" + bug),
                                List.of(
                                        "-XX:TieredStopAtLevel=1",
                                        "-cp",
                                        classPath,
                                        Till.class.getName()))
                        .flatMap(List::stream);
        Process process = new ProcessBuilder(command.toList()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), said);
    }

    record Ended(int code, String said) {}
}
