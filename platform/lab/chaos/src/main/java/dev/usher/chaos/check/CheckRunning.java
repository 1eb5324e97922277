package dev.usher.chaos.check;

import dev.usher.chaos.record.Recording;
import dev.usher.chaos.record.TopicRecorder;
import dev.usher.local.suite.Home;
import dev.usher.local.suite.Ports;
import dev.usher.local.suite.StateFile;
import dev.usher.local.suite.SuiteState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a suite that is already running, for example after a load test, without a history of its
 * clients. Open holds and orders may still wait for their buyers.
 */
public final class CheckRunning {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration AT_REST_WITHIN = Duration.ofMinutes(3);
    private static final int MAX_CHECKS = 3;
    private static final Duration READ_WITHIN = Duration.ofMinutes(2);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);

    private final Home home;
    private final Clock clock;
    private final Consumer<String> progress;

    /** The consumer receives each step in a few words. */
    public CheckRunning(Home home, Clock clock, Consumer<String> progress) {
        this.home = home;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Throws {@link NotQuiescent} if messages are still under way after three minutes. A broken
     * invariant is checked again, because an order may have ended during the check.
     */
    public Checked check() throws NotQuiescent, InterruptedException {
        Ports ports = ports();
        Checked checked = check(ports);
        for (int number = 2; !checked.verdict().clean() && number <= MAX_CHECKS; number++) {
            progress.accept("checking again what seems broken");
            checked = check(ports);
        }
        return checked;
    }

    private Checked check(Ports ports) throws NotQuiescent, InterruptedException {
        List<String> missing = new ArrayList<>();
        ConnectionSource database = ConnectionSource.local(ports.jdbcUrl());
        progress.accept("waiting for messages under way");
        Duration rest =
                new Quiescence(database, ports.kafkaBootstrap()).awaitMessages(AT_REST_WITHIN);
        progress.accept("at rest after " + rest.toMillis() + " ms; checking");
        Evidence evidence = Evidence.ofDatabases(home.suiteTime(clock));
        evidence = withMessages(withLedger(evidence, ports, missing), ports, missing);
        Path logs = Objects.requireNonNull(home.log("any").getParent());
        if (Files.isDirectory(logs)) {
            evidence = evidence.withLogs(logs);
        } else {
            missing.add("logs: there is no " + logs);
        }
        Verdict verdict = new Checker(home.project(), database).check(evidence);
        return new Checked(verdict, missing, Overdue.find(database, evidence.suiteTime()));
    }

    /** Adds the messages, unless topics have already deleted some. */
    private Evidence withMessages(Evidence evidence, Ports ports, List<String> missing)
            throws InterruptedException {
        Path file = home.run().resolve("messages.jsonl");
        try (TopicRecorder recorder = TopicRecorder.start(ports.kafkaBootstrap(), file)) {
            if (!recorder.catchUp(READ_WITHIN)) {
                missing.add("messages: Kafka does not answer");
                return evidence;
            }
        }
        if (!Recording.complete(file)) {
            missing.add("messages: topics have deleted older ones");
            return evidence;
        }
        return evidence.withMessages(file);
    }

    private Ports ports() {
        SuiteState state =
                new StateFile(home.stateFile())
                        .read()
                        .filter(read -> read.supervised() || !read.running().isEmpty())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "No suite is running; ./usher up starts one."));
        return state.ports();
    }

    /** Adds the sandbox's ledger, unless the sandbox had to drop sessions. */
    private Evidence withLedger(Evidence evidence, Ports ports, List<String> missing)
            throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String ledger = get(http, ports.sandboxUrl() + "/_sandbox/ledger");
            JsonNode forgotten = JSON.readTree(ledger).path("forgotten");
            if (forgotten.asLong(0) > 0) {
                missing.add("ledger: the sandbox has dropped " + forgotten + " sessions");
                return evidence;
            }
            return evidence.withSandbox(
                    ledger, get(http, ports.sandboxUrl() + "/_sandbox/deliveries"));
        } catch (IOException _) {
            missing.add("ledger: the sandbox does not answer");
            return evidence;
        }
    }

    private static String get(HttpClient http, String url)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(ANSWERS_WITHIN).build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(url + " answered " + answer.statusCode());
        }
        return answer.body();
    }
}
