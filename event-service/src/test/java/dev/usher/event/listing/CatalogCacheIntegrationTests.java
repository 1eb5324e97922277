package dev.usher.event.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.event.EventServiceApplication;
import dev.usher.event.Posters;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

@ServiceTest(schema = "event")
class CatalogCacheIntegrationTests {

    private static final Instant FAR = Instant.parse("2180-06-01T20:00:00Z");

    private final Api api;
    private final Database database;
    private final CatalogCache cache;
    private final MutableClock clock;
    private final Environment environment;
    private final Shows shows;

    CatalogCacheIntegrationTests(
            Api api,
            TestIssuer issuer,
            Database database,
            CatalogCache cache,
            MutableClock clock,
            Environment environment) {
        this.api = api;
        this.database = database;
        this.cache = cache;
        this.clock = clock;
        this.environment = environment;
        this.shows = new Shows(api, issuer);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void answersUnchangedEventsFromTheCache() throws SQLException {
        UUID event = poster("Remembered", "Memory");
        String read = "/v1/events/" + event;
        String list = "/v1/events?city=memory";
        AtomicInteger attempts = new AtomicInteger();
        // The change that added the event may evict it in between.
        await().untilAsserted(() -> {
            String title = "Remembered " + attempts.incrementAndGet();
            retitleUnnoticed(event, title);
            cache.evictAll();
            assertThat(titles(api, read, list)).containsExactly(title, title);
            retitleUnnoticed(event, "Unseen");
            assertThat(titles(api, read, list)).containsExactly(title, title);
        });
    }

    @Test
    void allowsTheGatewayToUseForOthersWhatEveryoneMaySee() {
        Shows.Show show = shows.onSale(shows.concert(3, 0));
        String event = "/v1/events/" + show.id();
        for (String path : List.of(event, "/v1/events?city=Nowhere")) {
            await().untilAsserted(() ->
                    assertThat(api.get(path, null).expect(200).header("Usher-Fresh-For"))
                            .hasValueSatisfying(millis ->
                                    assertThat(Long.parseLong(millis)).isBetween(1L, 250L)));
        }

        assertThat(api.get(event, shows.olivia()).expect(200).header("Usher-Fresh-For")).isEmpty();
    }

    @Test
    void showsEveryChangeOnEveryReplica() throws SQLException {
        try (ConfigurableApplicationContext replica = replica();
                Posters posters = new Posters(database)) {
            Api other = apiOf(replica);
            UUID event = posters.add("First", "", "Replicas", FAR, FAR.plusSeconds(3_600));
            String read = "/v1/events/" + event;
            String list = "/v1/events?city=replicas";
            await().untilAsserted(() -> {
                assertThat(titles(api, read, list)).containsExactly("First", "First");
                assertThat(titles(other, read, list)).containsExactly("First", "First");
            });

            posters.retitle(event, "Second");

            await().untilAsserted(() -> {
                assertThat(titles(api, read, list)).containsExactly("Second", "Second");
                assertThat(titles(other, read, list)).containsExactly("Second", "Second");
            });

            posters.remove(event);

            await().untilAsserted(() -> {
                for (Api one : List.of(api, other)) {
                    assertThat(one.get(read, null).status()).isEqualTo(404);
                    assertThat(one.get(list, null).at("/items")).isEmpty();
                }
            });
        }
    }

    @Test
    void missesNoChangeThatCommitsLate() throws SQLException {
        UUID late = poster("Late", "Late");
        UUID early = poster("Early", "Late");
        try (Posters slow = new Posters(database);
                Posters quick = new Posters(database)) {
            slow.begin();
            slow.retitle(late, "Late, and changed");
            quick.retitle(early, "Early, and changed");
            await().until(() -> title(early).equals("Early, and changed"));
            assertThat(title(late)).isEqualTo("Late");

            slow.commit();

            await().until(() -> title(late).equals("Late, and changed"));
        }
    }

    @Test
    void showsAChangeToTheCallerWhoMadeIt() {
        for (int n = 0; n < 20; n++) {
            String city = "Own " + n;
            String list = "/v1/events?city=" + city.replace(' ', '+');
            assertThat(api.get(list, null).expect(200).at("/items")).isEmpty();
            Map<String, Object> concert = shows.concert(10, 0);
            concert.put("location", Map.of("name", "Hall", "city", city));

            Show show = shows.onSale(concert);

            assertThat(api.get(list, null).string("/items/0/id")).isEqualTo(show.id());
            assertThat(api.get("/v1/events/" + show.id(), null).status()).isEqualTo(200);
        }
    }

    @Test
    void answersNotModifiedForAPageThatIsTheSame() throws SQLException {
        UUID event = poster("Same", "Tags");
        String list = "/v1/events?city=tags";
        String tag = api.get(list, null).expect(200).header("ETag").orElseThrow();

        ApiResponse same = api.get(list, null, "If-None-Match", tag);

        assertThat(same.status()).isEqualTo(304);
        assertThat(same.bytes()).isEmpty();
        try (Posters posters = new Posters(database)) {
            posters.retitle(event, "Other");
        }
        await().until(() -> api.get(list, null, "If-None-Match", tag).status() == 200);
    }

    @Test
    void dropsAnEventThatEndsFromItsPage() throws SQLException {
        Instant start = clock.instant().plus(Duration.ofDays(2));
        try (Posters posters = new Posters(database)) {
            posters.add("Soon over", "", "Clock", start, start.plusSeconds(60));
            posters.add("Longer", "", "Clock", start.plusSeconds(1), start.plusSeconds(600));
        }
        String list = "/v1/events?city=clock";
        await().until(() -> api.get(list, null).at("/items").size() == 2);

        clock.moveTo(start.plusSeconds(61));

        assertThat(api.get(list, null).string("/items/0/title")).isEqualTo("Longer");
        clock.reset();
        assertThat(api.get(list, null).at("/items")).hasSize(2);
    }

    @Test
    void hidesADraftThatItsOwnerReads() {
        String path = "/v1/events/" + shows.draft(shows.concert(10, 0)).string("/id");

        for (int n = 0; n < 3; n++) {
            assertThat(api.get(path, shows.olivia()).status()).isEqualTo(200);
            assertThat(api.get(path, null).status()).isEqualTo(404);
            assertThat(api.get(path, shows.attendee("alice")).status()).isEqualTo(404);
        }
    }

    private UUID poster(String title, String city) throws SQLException {
        try (Posters posters = new Posters(database)) {
            return posters.add(title, "", city, FAR, FAR.plusSeconds(3_600));
        }
    }

    private String title(UUID event) {
        return api.get("/v1/events/" + event, null).expect(200).string("/title");
    }

    private static List<String> titles(Api api, String read, String list) {
        List<String> titles = new ArrayList<>();
        titles.add(api.get(read, null).expect(200).string("/title"));
        titles.add(api.get(list, null).expect(200).string("/items/0/title"));
        return titles;
    }

    /** Disables the triggers, so that no replica sees the change. */
    private void retitleUnnoticed(UUID event, String title) throws SQLException {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(
                    "update event.event set title = '%s' where id = '%s'".formatted(title, event));
        }
    }

    private ConfigurableApplicationContext replica() {
        return new SpringApplicationBuilder(EventServiceApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--spring.jmx.enabled=false",
                        "--spring.datasource.url=" + database.url("event"),
                        "--spring.datasource.username=event",
                        "--spring.datasource.password=event",
                        "--spring.kafka.bootstrap-servers="
                                + environment.getRequiredProperty("spring.kafka.bootstrap-servers"),
                        "--usher.outbox.relay=false",
                        "--usher.security.issuer="
                                + environment.getRequiredProperty("usher.security.issuer"),
                        "--usher.security.jwks-uri="
                                + environment.getRequiredProperty("usher.security.jwks-uri"));
    }

    private Api apiOf(ConfigurableApplicationContext replica) {
        return api.at(
                "http://127.0.0.1:"
                        + replica.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
