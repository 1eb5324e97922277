package dev.usher.bench.reference;

import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.machine.Waiting;
import dev.usher.bench.process.OwnProgram;
import dev.usher.bench.reference.gateway.BareGatewayApplication;
import dev.usher.bench.reference.hello.HelloApplication;
import dev.usher.bench.stage.Stage;
import dev.usher.platform.infrastructure.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Starts the references that answer HTTP, each in a process of its own. */
public final class Servers {

    public static final String RESPONDER = "NIO responder";
    public static final String HELLO = "hello";
    public static final String BARE_GATEWAY = "bare gateway";
    public static final String SECOND_SANDBOX = "second stripe-sandbox";

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(100);

    private final Stage stage;

    public Servers(Stage stage) {
        this.stage = stage;
    }

    /** The file that holds the whole answer to requests for a path. */
    public record Answer(String path, Path file) {}

    /** Starts the responder and returns its port. */
    public int responder(List<Answer> answers) {
        int port = FreePorts.one();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                ownClasses(),
                                NioResponder.class.getName(),
                                String.valueOf(port)));
        answers.forEach(answer -> command.addAll(List.of(answer.path(), answer.file().toString())));
        return start(RESPONDER, command, port);
    }

    /** Starts a server that answers every request with the body, and returns its port. */
    public int hello(Path body) {
        int port = FreePorts.one();
        List<String> command = like("event-service", HelloApplication.class);
        command.addAll(List.of(String.valueOf(port), body.toString()));
        return start(HELLO, command, port);
    }

    /** Starts a gateway that forwards every request to the service, and returns its port. */
    public int bareGateway(int service) {
        int port = FreePorts.one();
        List<String> command = like("gateway", BareGatewayApplication.class);
        command.addAll(List.of(String.valueOf(port), "http://127.0.0.1:" + service));
        return start(BARE_GATEWAY, command, port);
    }

    /** Starts a second Stripe sandbox, which sends its webhooks to that address. */
    public int sandbox(String webhooks, String secret) {
        int port = FreePorts.one();
        List<String> command = new ArrayList<>(running("stripe-sandbox"));
        // Only one process may write the cache.
        command.removeIf(word -> word.startsWith("-XX:AOTCacheOutput"));
        Map<String, String> settings =
                Map.of(
                        "server.port",
                        String.valueOf(port),
                        "STRIPE_SANDBOX_ACK",
                        "not-real-stripe",
                        "sandbox.webhook.url",
                        webhooks,
                        "sandbox.webhook.secret",
                        secret,
                        "sandbox.journal",
                        stage.file("second-sandbox").toString(),
                        "usher.clock.offset-file",
                        stage.suite().home().clockOffset().toString());
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        return start(SECOND_SANDBOX, command, port);
    }

    /** The command of a running component with another main class. */
    private List<String> like(String component, Class<?> main) {
        List<String> words = running(component);
        Path libraries = jar(words).resolveSibling("lib");
        List<String> command = new ArrayList<>(words.subList(0, words.indexOf("-jar")));
        command.addAll(List.of("-cp", ownClasses() + ":" + libraries + "/*", main.getName()));
        return command;
    }

    /** The class path of a running component: its own classes and its libraries. */
    public String classPath(String component) {
        Path jar = jar(running(component));
        return jar + ":" + jar.resolveSibling("lib") + "/*";
    }

    private static Path jar(List<String> words) {
        return Path.of(words.get(words.indexOf("-jar") + 1));
    }

    /** The command of a running component, which runs from a jar. */
    private List<String> running(String component) {
        Long pid = stage.suite().roots().get(component);
        if (pid == null) {
            throw new BenchFailed(component + " is not running");
        }
        List<String> words = commandLine(pid);
        if (!words.contains("-jar")) {
            throw new BenchFailed(component + " does not run from a jar");
        }
        return words;
    }

    private static List<String> commandLine(long pid) {
        try {
            String words = Files.readString(Path.of("/proc/" + pid + "/cmdline"));
            return List.of(words.split("\0", -1));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String ownClasses() {
        try {
            return Path.of(
                            Servers.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int start(String name, List<String> command, int port) {
        Path log = stage.log(name.toLowerCase(Locale.ROOT).replace(' ', '-'));
        OwnProgram program = stage.add(name, OwnProgram.start(name, command, log));
        Waiting.until(() -> listens(port) || !program.alive(), READY_WITHIN, BETWEEN_CHECKS);
        if (!listens(port)) {
            throw new BenchFailed(name + " did not start: " + lastLine(log));
        }
        return port;
    }

    private static boolean listens(int port) {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static String lastLine(Path log) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return lines.isEmpty() ? "its log is empty" : lines.getLast();
        } catch (IOException _) {
            return "it left no log";
        }
    }
}
