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
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a suite that runs already, for example after a load test: everything for which no history
 * of clients is needed. Open holds and orders may go on waiting for their buyers.
 */
public final class CheckRunning {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration AT_REST_WITHIN = Duration.ofMinutes(3);
    private static final int MAX_LOOKS = 3;
    private static final Duration READ_WITHIN = Duration.ofMinutes(2);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);

    private final Home home;
    private final Clock clock;
    private final Consumer<String> progress;

    /** The progress is told in a few words what is being done. */
    public CheckRunning(Home home, Clock clock, Consumer<String> progress) {
        this.home = home;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Throws {@link NotQuiescent} when messages do not come to an end within three minutes. What is
     * broken is looked at again, for the time of an order may have ended while it was looked at.
     */
    public Verdict check() throws NotQuiescent, InterruptedException {
        Ports ports = ports();
        Verdict verdict = look(ports);
        for (int look = 2; !verdict.clean() && look <= MAX_LOOKS; look++) {
            progress.accept("looking again at what seems broken");
            verdict = look(ports);
        }
        return verdict;
    }

    private Verdict look(Ports ports) throws NotQuiescent, InterruptedException {
        ConnectionSource database = ConnectionSource.local(ports.jdbcUrl());
        progress.accept("waiting for messages under way");
        Duration rest =
                new Quiescence(database, ports.kafkaBootstrap()).awaitMessages(AT_REST_WITHIN);
        progress.accept("at rest after " + rest.toMillis() + " ms; checking");
        Evidence evidence = Evidence.ofDatabases(home.suiteTime(clock));
        evidence = withMessages(withLedger(evidence, ports), ports);
        Path logs = Objects.requireNonNull(home.log("any").getParent());
        return new Checker(home.project(), database)
                .check(Files.isDirectory(logs) ? evidence.withLogs(logs) : evidence);
    }

    /** Topics that have forgotten something can't vouch for what was said. */
    private Evidence withMessages(Evidence evidence, Ports ports) throws InterruptedException {
        Path file = home.run().resolve("messages.jsonl");
        try (TopicRecorder recorder = TopicRecorder.start(ports.kafkaBootstrap(), file)) {
            if (!recorder.catchUp(READ_WITHIN)) {
                progress.accept("messages are left out: Kafka does not answer");
                return evidence;
            }
        }
        if (!Recording.complete(file)) {
            progress.accept("messages are left out: topics have forgotten older ones");
            return evidence;
        }
        return evidence.withMessages(file);
    }

    private Ports ports() {
        SuiteState state =
                new StateFile(home.stateFile())
                        .read()
                        .filter(SuiteState::supervised)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "No suite is running; ./usher up starts one."));
        return state.ports();
    }

    /** A sandbox that had to forget sessions can't vouch for the orders that had them. */
    private Evidence withLedger(Evidence evidence, Ports ports) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String ledger = get(http, ports.sandboxUrl() + "/_sandbox/ledger");
            JsonNode forgotten = JSON.readTree(ledger).path("forgotten");
            if (forgotten.asLong(0) > 0) {
                progress.accept("the ledger is left out: " + forgotten + " sessions are forgotten");
                return evidence;
            }
            return evidence.withSandbox(
                    ledger, get(http, ports.sandboxUrl() + "/_sandbox/deliveries"));
        } catch (IOException silent) {
            progress.accept("the ledger is left out: the sandbox does not answer");
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
