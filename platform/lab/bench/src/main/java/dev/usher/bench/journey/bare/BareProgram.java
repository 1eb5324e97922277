package dev.usher.bench.journey.bare;

import dev.usher.bench.postgres.BenchDatabase;
import dev.usher.bench.process.OwnProgram;
import dev.usher.bench.reference.Servers;
import dev.usher.bench.stage.Stage;
import dev.usher.platform.infrastructure.FreePorts;
import java.util.List;

/** The running chain, with a Stripe sandbox of its own; each is a process of its own. */
public final class BareProgram implements AutoCloseable {

    public static final String CHAIN = "bare chain";

    private static final String SECRET = "whsec_bare_chain";

    private final BareWorld world;
    private final int gateway;
    private final int sandbox;

    private BareProgram(BareWorld world, int gateway, int sandbox) {
        this.world = world;
        this.gateway = gateway;
        this.sandbox = sandbox;
    }

    /** Starts the chain in the suite's PostgreSQL and Kafka; the stage ends it. */
    public static BareProgram start(Stage stage, int events, int placesEach) {
        int gateway = FreePorts.one();
        int sandbox =
                new Servers(stage)
                        .sandbox("http://127.0.0.1:" + gateway + "/v1/webhooks/stripe", SECRET);
        BareSettings settings =
                new BareSettings(
                        stage.database().url(),
                        BenchDatabase.SUPERUSER,
                        stage.suite().ports().kafkaBootstrap(),
                        "bench.bare",
                        stage.suite().ports().issuer() + "/protocol/openid-connect/certs",
                        gateway,
                        sandbox,
                        SECRET);
        BareWorld world = BareWorld.create(stage.database(), settings, events, placesEach);
        OwnProgram program =
                stage.add(
                        CHAIN,
                        OwnProgram.start(
                                BareChain.class,
                                stage.log("bare-chain"),
                                List.of(
                                        "-Xmx128m",
                                        "-XX:+UseSerialGC",
                                        "-XX:+UseCompactObjectHeaders",
                                        "-Dslf4j.internal.verbosity=ERROR",
                                        "--enable-native-access=ALL-UNNAMED")));
        program.ask(settings, Integer.class);
        return new BareProgram(world, gateway, sandbox);
    }

    public String gatewayUrl() {
        return "http://127.0.0.1:" + gateway;
    }

    public String sandboxUrl() {
        return "http://localhost:" + sandbox;
    }

    public List<String> events() {
        return world.events();
    }

    /** Drops what the chain stored. */
    @Override
    public void close() {
        world.close();
    }
}
