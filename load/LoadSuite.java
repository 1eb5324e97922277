import dev.usher.chaos.check.Checker;
import dev.usher.chaos.check.ConnectionSource;
import dev.usher.chaos.check.Evidence;
import dev.usher.chaos.check.Finding;
import dev.usher.chaos.check.NotQuiescent;
import dev.usher.chaos.check.Quiescence;
import dev.usher.chaos.check.Verdict;
import dev.usher.chaos.record.Recording;
import dev.usher.chaos.record.TopicRecorder;
import dev.usher.local.suite.Alterations;
import dev.usher.local.suite.ComponentState;
import dev.usher.local.suite.Home;
import dev.usher.local.suite.Ports;
import dev.usher.local.suite.Suite;
import dev.usher.local.suite.SuiteSettings;
import dev.usher.local.tokens.LoadTokens;
import dev.usher.local.tokens.LoadTokens.Person;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A suite for the load test: empty, on free ports, with the profile {@code load}. It reads one
 * command per line of standard input and answers with a line that begins with {@code @}. It stops at
 * the end of the input, and its processes end with this JVM in any case.
 *
 * <p>It runs from source on the class path of {@code platform/lab/chaos}. The arguments are the
 * project and a directory for the suite's data.
 */
final class LoadSuite implements AutoCloseable {

    /** Limits above the needs of any run, and many concurrent webhooks, as Stripe sends them. */
    private static final Map<String, String> SANDBOX =
            Map.of(
                    "SANDBOX_WEBHOOK_CONCURRENCY", "64",
                    "SANDBOX_MAXSESSIONS", "60000",
                    "SANDBOX_MAXEVENTS", "300000",
                    "SANDBOX_WEBHOOK_MAXDELIVERIES", "120000");

    private static final Duration AT_REST_WITHIN = Duration.ofMinutes(3);
    private static final Duration READ_WITHIN = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Home home;
    private final Ports ports = Ports.free();
    private final Suite suite;

    private LoadSuite(Home home) {
        this.home = home;
        home.wipe();
        Alterations alterations =
                new Alterations(
                        ports,
                        List.of("load"),
                        Map.of("stripe-sandbox", List.of("-Xmx512m")),
                        Map.of("stripe-sandbox", SANDBOX));
        this.suite =
                new Suite(
                        new SuiteSettings(home, ports, true, Map.of(), alterations),
                        Clock.systemUTC(),
                        _ -> {});
    }

    public static void main(String[] arguments) throws Exception {
        Home home = new Home(Path.of(arguments[0]), Path.of(arguments[1]));
        try (LoadSuite load = new LoadSuite(home);
                BufferedReader commands =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            load.suite.start();
            answer(load.status());
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] words = line.split(" ", -1);
                switch (words[0]) {
                    case "people" -> answer(load.people(words[1], Integer.parseInt(words[2])));
                    case "check" -> answer(load.check(Path.of(words[1])));
                    default -> throw new IllegalArgumentException(line);
                }
            }
        }
        System.exit(0);
    }

    private static void answer(Object json) {
        System.out.println("@" + json);
        System.out.flush();
    }

    private ObjectNode status() {
        ObjectNode status =
                JSON.createObjectNode()
                        .put("gateway", ports.gatewayUrl())
                        .put("sandbox", ports.sandboxUrl())
                        .put("java", ProcessHandle.current().info().command().orElse("java"));
        ObjectNode pids = status.putObject("pids");
        for (ComponentState component : suite.state().components()) {
            if (component.process() != null) {
                pids.put(component.name(), component.process().pid());
            }
        }
        return status;
    }

    /** Creates people with tokens for an hour; organizers have the role {@code organizer}. */
    private ArrayNode people(String kind, int count) {
        LoadTokens tokens = LoadTokens.of(home, ports.issuer());
        String[] roles = kind.equals("organizer") ? new String[] {"organizer"} : new String[0];
        ArrayNode people = JSON.createArrayNode();
        for (int i = 1; i <= count; i++) {
            Person person = LoadTokens.person(kind + "-" + i, roles);
            people.addObject().put("email", person.email()).put("token", tokens.token(person));
        }
        return people;
    }

    /** Waits until the suite is at rest, then checks the invariants. */
    private ObjectNode check(Path messages) throws IOException, InterruptedException {
        ConnectionSource database = ConnectionSource.local(ports.jdbcUrl());
        ObjectNode checked = JSON.createObjectNode();
        try {
            Duration took =
                    new Quiescence(database, ports.kafkaBootstrap()).awaitMessages(AT_REST_WITHIN);
            checked.put("restMillis", took.toMillis());
        } catch (NotQuiescent busy) {
            checked.put("notAtRest", String.join("; ", busy.left()));
        }
        ArrayNode leftOut = checked.putArray("leftOut");
        String ledger = sandbox("ledger");
        ObjectNode read = (ObjectNode) JSON.readTree(ledger);
        long forgotten = read.get("forgotten").asLong();
        Evidence evidence =
                Evidence.ofDatabases(home.suiteTime(Clock.systemUTC()))
                        .withLogs(home.state().resolve("logs"));
        // A sandbox that has dropped sessions proves nothing about their orders.
        if (forgotten > 0) {
            leftOut.add("the ledger, because the sandbox has dropped " + forgotten + " sessions");
        } else {
            evidence = evidence.withSandbox(ledger, sandbox("deliveries"));
        }
        evidence = withMessages(evidence, messages, leftOut);
        checked.set("verdict", json(new Checker(home.project(), database).check(evidence)));
        ObjectNode sums = checked.putObject("ledger");
        sums.put("sessions", read.get("sessions").size());
        sums.put("forgotten", forgotten);
        sums.put("violations", read.get("violations").size());
        sums.set("captured", read.get("captured"));
        return checked;
    }

    /**
     * Adds the messages, unless topics have already deleted some. They are read after the
     * measurement, so that reading does not disturb it.
     */
    private Evidence withMessages(Evidence evidence, Path file, ArrayNode leftOut)
            throws InterruptedException {
        try (TopicRecorder recorder = TopicRecorder.start(ports.kafkaBootstrap(), file)) {
            if (!recorder.catchUp(READ_WITHIN)) {
                leftOut.add("messages, because Kafka does not answer");
                return evidence;
            }
        }
        if (!Recording.complete(file)) {
            leftOut.add("messages, because topics have deleted older ones");
            return evidence;
        }
        return evidence.withMessages(file);
    }

    private static ObjectNode json(Verdict verdict) {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode findings = json.putArray("findings");
        for (Finding finding : verdict.findings()) {
            ArrayNode violations =
                    findings.addObject()
                            .put("invariant", finding.invariant())
                            .put("rule", finding.rule())
                            .put("count", finding.count())
                            .putArray("violations");
            finding.violations().forEach(violations::add);
        }
        verdict.skipped().forEach(json.putArray("skipped")::add);
        ObjectNode figures = json.putObject("figures");
        verdict.figures().forEach(figures::put);
        return json;
    }

    private String sandbox(String what) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create(ports.sandboxUrl() + "/_sandbox/" + what);
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @Override
    public void close() {
        suite.close();
    }
}
