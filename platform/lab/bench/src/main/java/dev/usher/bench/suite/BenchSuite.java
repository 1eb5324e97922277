package dev.usher.bench.suite;

import dev.usher.bench.postgres.BenchDatabase;
import dev.usher.bench.postgres.Counters;
import dev.usher.local.suite.Alterations;
import dev.usher.local.suite.ComponentState;
import dev.usher.local.suite.Home;
import dev.usher.local.suite.Ports;
import dev.usher.local.suite.ProcessId;
import dev.usher.local.suite.Suite;
import dev.usher.local.suite.SuiteFailed;
import dev.usher.local.suite.SuiteSettings;
import dev.usher.local.tokens.LoadTokens;
import dev.usher.platform.infrastructure.NativePostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A suite for benches only, with its own data and free ports. Every limit is on and raised by the
 * profile {@code load}. The suite ends with this JVM.
 */
public final class BenchSuite implements AutoCloseable {

    /** The profile that raises the limits. */
    static final String PROFILE = "load";

    /**
     * A second replica of payment-service calls Stripe only as often as one process may in
     * production. There is none until {@link #scale} starts it.
     */
    public static final String LIVE_LIKE = "payment-service-2";

    private static final Map<String, String> LIVE_LIKE_RATES =
            Map.of(
                    "USHER_STRIPE_CALLS_PER_SECOND", "80",
                    "USHER_STRIPE_CALLS_PER_SECOND_AND_ENDPOINT", "24");

    public static final String DATABASE = NativePostgres.DATABASE;

    /**
     * Settings besides the suite's own: statements can be counted, and no checkpoint starts during
     * a burst.
     */
    private static final Map<String, String> POSTGRES =
            Map.of(
                    "shared_preload_libraries", Counters.LIBRARY,
                    "pg_stat_statements.track", "none",
                    "checkpoint_timeout", "1h",
                    "max_wal_size", "4GB");

    private final Suite suite;
    private final Ports ports;
    private final LoadTokens tokens;
    private final Thread atExit = new Thread(this::stop, "bench-suite-end");
    private boolean stopped;

    private BenchSuite(Suite suite, Ports ports) {
        this.suite = suite;
        this.ports = ports;
        this.tokens = LoadTokens.of(suite.home(), ports.issuer());
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** The directory of the data that outlives a run. */
    public static Home home(Path project) {
        String state = System.getProperty("usher.state", project.resolve(".usher").toString());
        return new Home(project, Path.of(state).resolve("bench"));
    }

    /**
     * Starts a suite on the data of the last run, or on new data if that fails. Messages of the
     * last run are deleted, because services would process them while they are measured.
     */
    public static BenchSuite start(Path project, boolean fresh, Consumer<String> progress) {
        Home home = home(project);
        if (fresh) {
            home.wipe();
        }
        boolean used = Files.exists(home.data("postgres"));
        try {
            return start(home);
        } catch (SuiteFailed failed) {
            if (!used) {
                throw failed;
            }
            progress.accept("the data of the last run cannot be used, starting with new data");
            home.wipe();
            return start(home);
        }
    }

    private static BenchSuite start(Home home) {
        Ports ports = Ports.free();
        home.prepare();
        home.forgetMessages();
        tune(home, ports);
        Suite suite =
                new Suite(
                        new SuiteSettings(
                                home,
                                ports,
                                true,
                                Map.of(),
                                new Alterations(
                                        ports,
                                        List.of(PROFILE),
                                        Map.of(),
                                        Map.of(LIVE_LIKE, LIVE_LIKE_RATES))),
                        Clock.systemUTC(),
                        _ -> {});
        BenchSuite bench = new BenchSuite(suite, ports);
        try {
            suite.start();
            return bench;
        } catch (RuntimeException failed) {
            bench.close();
            throw failed;
        }
    }

    /** Changes the settings in a start before, because a library is loaded only at a start. */
    private static void tune(Home home, Ports ports) {
        Path settings = home.data("postgres").resolve("cluster").resolve("postgresql.auto.conf");
        try {
            if (Files.exists(settings) && Files.readString(settings).contains(Counters.LIBRARY)) {
                return;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        try (NativePostgres _ =
                        NativePostgres.builder()
                                .dataIn(home.data("postgres"))
                                .port(ports.postgres())
                                .logTo(home.log("postgres"))
                                .endsWithThisJvm()
                                .start();
                BenchDatabase database = BenchDatabase.open(ports.postgres(), DATABASE)) {
            POSTGRES.forEach((name, value) ->
                    database.execute("alter system set %s = '%s'".formatted(name, value)));
        }
    }

    public Ports ports() {
        return ports;
    }

    public Home home() {
        return suite.home();
    }

    /** The root process of each component. */
    public Map<String, Long> roots() {
        Map<String, Long> roots = new LinkedHashMap<>();
        for (ComponentState component : suite.state().components()) {
            ProcessId process = component.process();
            if (process != null) {
                roots.put(component.name(), process.pid());
            }
        }
        return roots;
    }

    /** Returns an environment variable of a running component. */
    public String variable(String component, String name) {
        Long pid = roots().get(component);
        try {
            String all = Files.readString(Path.of("/proc/" + pid + "/environ"));
            return Stream.of(all.split("\0", -1))
                    .filter(entry -> entry.startsWith(name + "="))
                    .map(entry -> entry.substring(name.length() + 1))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(component + " has no " + name));
        } catch (IOException gone) {
            throw new UncheckedIOException(component + " does not run", gone);
        }
    }

    /** Creates an access token of a user of that name, valid for an hour. */
    public String token(String name, String... roles) {
        return tokens.token(LoadTokens.person(name, roles));
    }

    public static String accountId(String name) {
        return LoadTokens.person(name).accountId();
    }

    public BenchDatabase database() {
        return BenchDatabase.open(ports.postgres(), DATABASE);
    }

    /** Pauses a component so that it takes no part in the measurement. */
    public void pause(String component) {
        suite.pause(component);
    }

    public void resume(String component) {
        suite.resume(component);
    }

    /** Ends a component for the rest of the run. */
    public void terminate(String component) {
        suite.terminate(component);
    }

    /** Runs a number of replicas of a service, and returns when all of them are ready. */
    public void scale(String service, int replicas) {
        suite.scale(service, replicas);
    }

    /** The running replicas of a service and their management ports. */
    public Map<String, Integer> managementPorts(String service) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (ComponentState component : suite.state().components()) {
            if (component.name().startsWith(service)
                    && component.stage() == ComponentState.Stage.READY) {
                ports.put(component.name(), URI.create(component.readiness()).getPort());
            }
        }
        return ports;
    }

    /** Settings of PostgreSQL besides the suite's own. */
    public static Map<String, String> postgresSettings() {
        return POSTGRES;
    }

    private synchronized void stop() {
        if (!stopped) {
            stopped = true;
            suite.close();
        }
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
