package dev.usher.local.endtoend;

import dev.usher.client.Visitor;
import dev.usher.local.journey.World;
import dev.usher.local.suite.Alterations;
import dev.usher.local.suite.ComponentState;
import dev.usher.local.suite.Home;
import dev.usher.local.suite.LoadKey;
import dev.usher.local.suite.Ports;
import dev.usher.local.suite.Suite;
import dev.usher.local.suite.SuiteSettings;
import dev.usher.local.tokens.LoadTokens;
import dev.usher.platform.infrastructure.ProjectRoot;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A whole suite with its own ports and data; it ends with this JVM. */
final class RunningSuite implements AutoCloseable {

    private final Home home;
    private final Ports ports;
    private final Suite suite;
    private final World world;

    private RunningSuite(Home home, Ports ports, Suite suite) {
        this.home = home;
        this.ports = ports;
        this.suite = suite;
        this.world =
                new World(
                        ports.gatewayUrl(),
                        ports.issuer(),
                        ports.sandboxUrl(),
                        new DescribedReplies());
    }

    static RunningSuite start() {
        Path project = ProjectRoot.find();
        Home home = new Home(project, project.resolve("platform/dev/local/target/end-to-end"));
        home.wipe();
        Ports ports = Ports.free();
        Suite suite =
                new Suite(
                        new SuiteSettings(
                                home,
                                ports,
                                true,
                                Map.of(),
                                Alterations.none(ports).forAShortLife()),
                        Clock.systemUTC(),
                        _ -> {});
        suite.start();
        RunningSuite running = new RunningSuite(home, ports, suite);
        running.warmUp();
        return running;
    }

    /** Warms up the services: on a busy machine first calls take longer than the gateway waits. */
    private void warmUp() {
        Visitor early = holder(LoadTokens.person("early-bird", "organizer"));
        for (String path :
                List.of("/v1/me/events", "/v1/me/orders", "/v1/me/tickets", "/v1/me/gates")) {
            Visitor.until(() -> early.get(path), answer -> answer.status() == 200, path);
        }
        Visitor.until(
                () -> early.post("/v1/events", JsonMapper.shared().createObjectNode()),
                answer -> answer.status() == 400,
                "an event");
    }

    World world() {
        return world;
    }

    Ports ports() {
        return ports;
    }

    LoadTokens tokens() {
        return LoadTokens.of(home, ports.issuer());
    }

    Visitor holder(LoadTokens.Person person) {
        return world.holding(person.name(), tokens().token(person));
    }

    String loadKeyId() {
        return LoadKey.of(home).keyId();
    }

    Instant now() {
        return home.suiteTime(Clock.systemUTC());
    }

    /** Moves the time of all services and the sandbox. */
    void advance(Duration by) throws IOException {
        Duration offset = Duration.between(Clock.systemUTC().instant(), now()).plus(by);
        Files.createDirectories(home.run());
        Files.writeString(home.clockOffset(), offset.toString());
    }

    void scale(String service, int replicas) {
        suite.scale(service, replicas);
    }

    void startAgain(String component) {
        suite.startAgain(component);
    }

    List<String> components() {
        return suite.names();
    }

    /** Returns the metrics of a component in Prometheus' format. */
    String metrics(String component) throws IOException {
        ComponentState state = suite.state().component(component);
        int port = Ports.managementOf(URI.create(state.url()).getPort());
        URI metrics = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus");
        try (InputStream text = metrics.toURL().openStream()) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    void kill(String component) {
        suite.kill(component);
    }

    void restart(String component) {
        suite.restart(component);
    }

    Connection database() throws SQLException {
        return DriverManager.getConnection(ports.jdbcUrl(), "postgres", "postgres");
    }

    @Override
    public void close() {
        world.close();
        suite.close();
    }
}
