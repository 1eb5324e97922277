package dev.usher.platform.infrastructure;

import dev.usher.platform.infrastructure.ServerBuilder.Place;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keycloak with its own file database; a realm is imported unless it exists. */
public final class NativeKeycloak extends RunningServer {

    private static final Duration GRACE = Duration.ofSeconds(15);

    private final int port;
    private final int managementPort;
    private final String publicUrl;
    private final Place place;

    private NativeKeycloak(
            Process process, Place place, int port, int managementPort, String publicUrl) {
        super(
                "Keycloak",
                process,
                place.log(),
                place.logStart(),
                new Ending(place.temporary() ? StopSignal.KILL : StopSignal.TERMINATE, GRACE),
                new Probe(URI.create("http://127.0.0.1:" + managementPort + "/health/ready"))
                        ::answers);
        this.port = port;
        this.managementPort = managementPort;
        this.publicUrl = publicUrl;
        this.place = place;
    }

    public static Builder builder() {
        return new Builder();
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    /** Returns the issuer that tokens of the realm name. */
    public String issuer(String realm) {
        return publicUrl + "/realms/" + realm;
    }

    @Override
    void prepare() {
        // The realm is imported before the server reports ready.
    }

    @Override
    void cleanUp() {
        place.deleteIfTemporary();
    }

    /** Sets where and how Keycloak starts. */
    public static final class Builder extends ServerBuilder<Builder, NativeKeycloak> {

        private int managementPort;
        private @Nullable Path realm;
        private @Nullable String publicUrl;
        private List<String> jvmOptions = List.of();
        private final Map<String, String> environment = new HashMap<>();

        private Builder() {
            super("Keycloak");
        }

        /** The port of health and metrics on 127.0.0.1; by default a free one. */
        public Builder managementPort(int number) {
            this.managementPort = number;
            return this;
        }

        /**
         * The realm to import when the data has none of that name; later changes of it are ignored.
         */
        public Builder realm(Path file) {
            this.realm = file;
            return this;
        }

        /** The address that browsers and tokens use; by default {@code http://localhost:port}. */
        public Builder publicUrl(String url) {
            this.publicUrl = url;
            return this;
        }

        /**
         * A value for a placeholder of the realm file. Keycloak gets nothing of this JVM's
         * environment.
         */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** The administrator of the master realm, created when the data is new. */
        public Builder administrator(String name, String password) {
            return environment("KC_BOOTSTRAP_ADMIN_USERNAME", name)
                    .environment("KC_BOOTSTRAP_ADMIN_PASSWORD", password);
        }

        /** Adds JVM arguments to the default ones, which limit the heap to 400 MB. */
        public Builder jvmOptions(String... options) {
            this.jvmOptions = List.of(options);
            return this;
        }

        @Override
        public NativeKeycloak launch() {
            Path shared = distributions().keycloak(progress());
            Place place = place();
            Path home = KeycloakHome.create(shared, place.data(), realm);
            int port = port();
            int management = managementPort == 0 ? FreePorts.one() : managementPort;
            String url = publicUrl == null ? "http://localhost:" + port : publicUrl;
            say("starting");
            Process process =
                    OwnProcess.start(
                            KeycloakCommand.start(home, jvmOptions, port, management, url),
                            environment,
                            place.log(),
                            tiedToThisJvm());
            return new NativeKeycloak(process, place, port, management, url);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
