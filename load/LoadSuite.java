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
 * A suite of the load test's own: empty, on free ports, with the profile {@code load}. It is asked
 * by lines on standard input and answers each with a line that begins with {@code @}; at the end of
 * the input it stops, and its processes end with this JVM in any case.
 *
 * <p>Run from source on the class path of {@code platform/lab/chaos}; arguments: the project and a
 * directory for the suite's data.
 */
final class LoadSuite implements AutoCloseable {

    /** The sandbox keeps more than any run makes, and sends webhooks as Stripe: many at a time. */
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
                BufferedReader questions =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            load.suite.start();
            answer(load.status());
            for (String line = questions.readLine(); line != null; line = questions.readLine()) {
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

    /** People of that kind with tokens for an hour; organizers have the role of that name. */
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

    /** Waits until the suite is at rest, then asks the invariants. */
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
        // A sandbox that had to forget sessions can't vouch for the orders that had them.
        if (forgotten > 0) {
            leftOut.add("the ledger, " + forgotten + " sessions are forgotten");
        } else {
            evidence = evidence.withSandbox(ledger, sandbox("deliveries"));
        }
        evidence = withMessages(evidence, messages, leftOut);
        checked.set("verdict", told(new Checker(home.project(), database).check(evidence)));
        ObjectNode sums = checked.putObject("ledger");
        sums.put("sessions", read.get("sessions").size());
        sums.put("forgotten", forgotten);
        sums.put("violations", read.get("violations").size());
        sums.set("captured", read.get("captured"));
        return checked;
    }

    /**
     * Read afterwards, so that the reader takes nothing from what is measured. Topics that have
     * forgotten something can't vouch for what was said.
     */
    private Evidence withMessages(Evidence evidence, Path file, ArrayNode leftOut)
            throws InterruptedException {
        try (TopicRecorder recorder = TopicRecorder.start(ports.kafkaBootstrap(), file)) {
            if (!recorder.catchUp(READ_WITHIN)) {
                leftOut.add("messages, Kafka does not answer");
                return evidence;
            }
        }
        if (!Recording.complete(file)) {
            leftOut.add("messages, topics have forgotten older ones");
            return evidence;
        }
        return evidence.withMessages(file);
    }

    private static ObjectNode told(Verdict verdict) {
        ObjectNode told = JSON.createObjectNode();
        ArrayNode findings = told.putArray("findings");
        for (Finding finding : verdict.findings()) {
            ArrayNode violations =
                    findings.addObject()
                            .put("invariant", finding.invariant())
                            .put("rule", finding.rule())
                            .put("count", finding.count())
                            .putArray("violations");
            finding.violations().forEach(violations::add);
        }
        verdict.skipped().forEach(told.putArray("skipped")::add);
        ObjectNode figures = told.putObject("figures");
        verdict.figures().forEach(figures::put);
        return told;
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
