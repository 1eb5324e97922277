package dev.usher.platform.infrastructure;

import dev.usher.platform.infrastructure.ServerBuilder.Place;
import java.time.Duration;
import java.util.Map;

/**
 * PostgreSQL with the database {@code usher} and the roles and schemas of {@code
 * deploy/postgres/roles.sql}; the password of each role, and of the superuser, is its name.
 */
public final class NativePostgres extends RunningServer {

    public static final String DATABASE = "usher";
    public static final String SUPERUSER = "postgres";

    private static final Duration GRACE = Duration.ofSeconds(15);

    private final int port;
    private final Place place;

    private NativePostgres(Process process, Place place, int port) {
        super(
                "PostgreSQL",
                process,
                place.log(),
                place.logStart(),
                new Ending(place.temporary() ? StopSignal.KILL : StopSignal.INTERRUPT, GRACE),
                () -> PostgresProbe.answers(port));
        this.port = port;
        this.place = place;
    }

    public static Builder builder() {
        return new Builder();
    }

    public int port() {
        return port;
    }

    /** Returns the address of the database {@code usher}, without a schema. */
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    public String jdbcUrl(String database) {
        return PostgresRoles.url(port, database);
    }

    /** Returns the address that a service gets: one schema, and a time limit for every call. */
    public String jdbcUrl(String database, String schema, String application) {
        return jdbcUrl(database)
                + "?currentSchema="
                + schema
                + "&connectTimeout=2&socketTimeout=15&tcpKeepAlive=true&ApplicationName="
                + application;
    }

    @Override
    void prepare() {
        PostgresRoles.apply(port);
    }

    @Override
    void cleanUp() {
        place.deleteIfTemporary();
    }

    /** Sets where and how PostgreSQL starts. */
    public static final class Builder extends ServerBuilder<Builder, NativePostgres> {

        private int maxConnections = 100;

        private Builder() {
            super("PostgreSQL");
        }

        public Builder maxConnections(int atMost) {
            this.maxConnections = atMost;
            return this;
        }

        @Override
        public NativePostgres launch() {
            PostgresCommand command = new PostgresCommand(distributions().postgres(progress()));
            Place place = place();
            int port = port();
            if (command.initialize(place)) {
                say("created the data directory");
            }
            say("starting");
            CommandLine line = command.start(place, port, maxConnections);
            Process process = OwnProcess.start(line, Map.of(), place.log(), tiedToThisJvm());
            return new NativePostgres(process, place, port);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
