package dev.usher.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.infrastructure.ProjectRoot;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.Infrastructure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Violates each invariant in clean data and tests that it is found. */
@Tag("integration")
class InvariantsIntegrationTests {

    private static final Evidence NONE = Evidence.ofDatabases(Instant.EPOCH);

    /** Its violation is a lock and not a row, so it has tests of its own. */
    private static final String RELAYS = "I13-relays";

    private static Database database;
    private static Connection world;
    private static Relays relays;
    private static List<SqlInvariant> queries;

    @BeforeAll
    static void createTheCleanData() throws SQLException, IOException {
        queries = Invariants.queries(ProjectRoot.find());
        database = Infrastructure.freshDatabase();
        Migrations.apply(database);
        world = database.connectAsSuperuser();
        world.setAutoCommit(false);
        LabSchema.create(world);
        execute(resource("clean.sql"));
        world.commit();
        relays = new Relays(database);
    }

    @AfterAll
    static void closeConnections() throws SQLException {
        relays.close();
        world.close();
    }

    @AfterEach
    void rollBack() throws SQLException {
        world.rollback();
    }

    @Test
    void holdForCleanData() throws SQLException {
        assertThat(broken()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void findExactlyThePlantedViolations(Planted planted) throws SQLException {
        execute(planted.sql());

        assertThat(broken().keySet()).isEqualTo(planted.seenBy());
    }

    static List<Planted> planted() throws IOException {
        return Planted.parse(resource("planted.sql"));
    }

    @Test
    void areEachViolatedByAPlantedCase() throws IOException {
        Set<String> proven = new TreeSet<>(Set.of(RELAYS));
        planted().forEach(planted -> proven.addAll(planted.seenBy()));

        assertThat(proven)
                .isEqualTo(
                        queries.stream()
                                .map(SqlInvariant::id)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void findAMissingRelay() throws SQLException {
        relays.stop("event");
        try {
            assertThat(broken())
                    .containsOnlyKeys(RELAYS)
                    .extractingByKey(RELAYS)
                    .asString()
                    .contains("event", "no relay that leads");
        } finally {
            relays.lead("event");
        }
    }

    @Test
    void findALockOfAnIdleSession() throws SQLException {
        try (Connection forgetful = database.connect("ticket");
                Statement statement = forgetful.createStatement()) {
            statement.execute("select pg_advisory_lock(7)");

            assertThat(broken())
                    .containsOnlyKeys(RELAYS)
                    .extractingByKey(RELAYS)
                    .asString()
                    .contains("ticket", "keeps a lock");
        }
    }

    private static Map<String, List<String>> broken() throws SQLException {
        Map<String, List<String>> broken = new TreeMap<>();
        for (SqlInvariant query : queries) {
            Finding finding = query.check(world, NONE);
            if (finding.broken()) {
                broken.put(finding.invariant(), finding.violations());
            }
        }
        return broken;
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = world.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = InvariantsIntegrationTests.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
