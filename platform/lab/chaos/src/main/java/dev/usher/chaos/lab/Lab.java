package dev.usher.chaos.lab;

import dev.usher.chaos.check.Checker;
import dev.usher.chaos.check.ConnectionSource;
import dev.usher.chaos.check.Evidence;
import dev.usher.chaos.check.NotQuiescent;
import dev.usher.chaos.check.Quiescence;
import dev.usher.chaos.check.StockSampler;
import dev.usher.chaos.check.Verdict;
import dev.usher.chaos.crowd.AskedAgain;
import dev.usher.chaos.crowd.Crowd;
import dev.usher.chaos.crowd.CrowdSettings;
import dev.usher.chaos.crowd.SuiteAccess;
import dev.usher.chaos.history.History;
import dev.usher.chaos.history.HistoryFile;
import dev.usher.chaos.record.TopicRecorder;
import dev.usher.local.suite.Alterations;
import dev.usher.local.suite.Home;
import dev.usher.local.suite.Keeper;
import dev.usher.local.suite.Ports;
import dev.usher.local.suite.RestartRules;
import dev.usher.local.suite.Suite;
import dev.usher.local.suite.SuiteSettings;
import dev.usher.local.tokens.LoadTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A whole suite of its own, with the means to disturb it and to check the result. Closing it stops
 * everything that it started, in reverse order.
 */
public final class Lab implements AutoCloseable {

    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(500);
    private static final Duration RECORDED_WITHIN = Duration.ofSeconds(60);

    /** Short pauses and no end, since the lab itself makes the crashes. */
    private static final RestartRules AT_ONCE =
            new RestartRules(
                    Duration.ofMillis(250),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    Integer.MAX_VALUE);

    private final LabSettings settings;
    private final Consumer<String> progress;
    private final Home home;
    private final Clock clock = Clock.systemUTC();
    private final History history = new History();
    private final AskedAgain memory = new AskedAgain();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Disks disks;
    private final Ports ports;
    private final Network network;
    private final Mines mines;
    private final Stripe stripe;
    private final Processes processes;
    private final ConnectionSource database;
    private final TopicRecorder recorder;
    private final StockSampler sampler;
    private final LoadTokens tokens;
    private boolean closed;

    private Lab(LabSettings settings) {
        this.settings = settings;
        this.progress = settings.progress();
        this.home = settings.home();
        Thread hook = new Thread(this::close, "end-of-the-lab");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            Disks.forget(home);
            home.wipe();
            disks = opened(Disks.mounted(home, settings.smallDisks()));
            ports = Ports.free();
            network = opened(Network.inFrontOf(ports, settings.seed()));
            mines = new Mines(home.run().resolve("crash"));
            database = ConnectionSource.local(ports.jdbcUrl());
            progress.accept("starting a suite");
            Suite suite = opened(new Suite(suiteSettings(), clock, _ -> {}));
            suite.start();
            settings.replicas().forEach(suite::scale);
            recorder =
                    opened(
                            TopicRecorder.start(
                                    ports.kafkaBootstrap(), home.run().resolve("messages.jsonl")));
            stripe = opened(new Stripe(ports.sandboxUrl()));
            sampler = opened(StockSampler.start(database, BETWEEN_SAMPLES));
            KeptLogs logs = new KeptLogs(home.state().resolve("logs/kept"));
            Keeper keeper = suite.keep(AT_ONCE, logs::keep);
            processes = new Processes(suite, keeper, progress);
            tokens = LoadTokens.of(home, ports.issuer());
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** Returns when the suite is ready, before the first request. */
    public static Lab start(LabSettings settings) {
        return new Lab(settings);
    }

    private SuiteSettings suiteSettings() {
        Map<String, Map<String, String>> variables = new TreeMap<>(mines.variables());
        variables.put("stripe-sandbox", Stripe.variables());
        Alterations alterations =
                new Alterations(
                        network.proxied(), List.of("chaos"), settings.jvmArguments(), variables);
        return new SuiteSettings(home, ports, true, Map.of(), alterations);
    }

    private synchronized <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /** A crowd that uses this suite; the caller starts and closes it. */
    public Crowd crowd(CrowdSettings crowd) {
        return new Crowd(crowd, access());
    }

    /** Asks again what was answered to the crowds; returns the number of questions. */
    public int askAgain() throws InterruptedException {
        progress.accept("asking again what was answered");
        return Crowd.askAgain(access());
    }

    private SuiteAccess access() {
        return new SuiteAccess(
                ports.gatewayUrl(), ports.sandboxUrl(), tokens, this::now, clock, history, memory);
    }

    /** The suite's time. */
    public Instant now() {
        return home.suiteTime(clock);
    }

    public Home home() {
        return home;
    }

    public Ports ports() {
        return ports;
    }

    public Network network() {
        return network;
    }

    public Processes processes() {
        return processes;
    }

    public Mines mines() {
        return mines;
    }

    public Stripe stripe() {
        return stripe;
    }

    public History history() {
        return history;
    }

    public ConnectionSource database() {
        return database;
    }

    public Disks disks() {
        return disks;
    }

    public void say(String doing) {
        progress.accept(doing);
    }

    /** Moves the time of all services and the sandbox. */
    public void advance(Duration by) {
        stripe.advance(by);
    }

    /** Ends every fault; stopped components start again. */
    public void heal() {
        progress.accept("healing");
        network.heal();
        mines.disarmAll();
        disks.freeAll();
        processes.heal();
        stripe.heal();
    }

    /** Waits until all messages are processed; returns the duration. */
    public Duration awaitMessages(Duration atMost) throws NotQuiescent, InterruptedException {
        return quiescence().awaitMessages(atMost);
    }

    /** Waits until also no deadline is open. */
    public Duration awaitRest(Duration atMost) throws NotQuiescent, InterruptedException {
        return quiescence().await(atMost);
    }

    private Quiescence quiescence() {
        return new Quiescence(database, ports.kafkaBootstrap());
    }

    /** Checks the invariants on everything since the lab was started. */
    public Verdict judge() throws InterruptedException {
        progress.accept("checking");
        HistoryFile.write(home.run().resolve("history.jsonl"), history.calls());
        if (!recorder.catchUp(RECORDED_WITHIN)) {
            throw new IllegalStateException("The recorder did not catch up with Kafka.");
        }
        Evidence evidence =
                Evidence.ofDatabases(now())
                        .withMessages(recorder.file())
                        .withSandbox(stripe.ledger().toString(), stripe.deliveries().toString())
                        .withCalls(history.calls())
                        .withSamples(sampler.samples())
                        .withLogs(home.state().resolve("logs"))
                        .withPoison(Set.of());
        return new Checker(home.project(), database).check(evidence);
    }

    public Republisher republisher() {
        return new Republisher(ports.kafkaBootstrap());
    }

    public Groups groups() {
        return new Groups(ports.kafkaBootstrap());
    }

    public long recorded() {
        return recorder.recorded();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        while (!open.isEmpty()) {
            AutoCloseable last = open.pop();
            try {
                last.close();
            } catch (Exception failed) {
                progress.accept("could not stop " + last + ": " + failed);
            }
        }
    }
}
