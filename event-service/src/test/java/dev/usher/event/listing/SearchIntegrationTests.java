package dev.usher.event.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.Posters;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.ServiceTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest(schema = "event")
class SearchIntegrationTests {

    private static final Instant FAR = Instant.parse("2160-06-01T20:00:00Z");

    private final Api api;
    private final Database database;

    SearchIntegrationTests(Api api, Database database) {
        this.api = api;
        this.database = database;
    }

    @ParameterizedTest
    @CsvSource({
        "Beyoncé live,              beyonce",
        "Beyonce live,              BEYONCÉ",
        "Smørrebrød og Øl,          smorrebrod",
        "Große Straßenmusik,        grosse strassenmusik",
        "Łódź po zmroku,            lodz",
        "Cœur de pirate,            coeur",
        "Æther,                     aether",
        "İstanbul geceleri,         istanbul",
        "Ὀδύσσεια,                  οδυσσεια"
    })
    void findsWordsInAnySpellingOfTheirLetters(String title, String words) throws SQLException {
        assertThat(foundIn("Letters", title, words)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "English concerts tonight,        concert",
        "A concert of the season,         concerts",
        "The dancer's evening,            dancers",
        "Konzerte im Schloss,             konzert",
        "Ein Konzert im Schloss,          konzerte",
        "Alte Häuser,                     haus",
        "Nederlandse voorstellingen,      voorstelling",
        "Les théâtres de Paris,           theatre",
        "Canciones de amor,               canción",
        "Spettacoli di strada,            spettacolo",
        "Noites de fado e canções,        noite",
        "Danske koncerter,                koncert",
        "Svenska föreställningar,         föreställning",
        "Norske konserter,                konsert"
    })
    void findsWordsInAnyOfTheirForms(String title, String words) throws SQLException {
        assertThat(foundIn("Forms", title, words)).isTrue();
    }

    @Test
    void findsNothingThatLacksAWord() throws SQLException {
        assertThat(foundIn("Lacks", "Night of jazz", "jazz orchestra")).isFalse();
        assertThat(foundIn("Lacks", "Night of rock", "-rocks night")).isFalse();
        assertThat(foundIn("Lacks", "Nights of rock", "\"rock night\"")).isFalse();
        assertThat(foundIn("Lacks", "Night of rock", "jazz OR rocks")).isTrue();
        assertThat(foundIn("Lacks", "Night of rock", "\"nights of rock\"")).isTrue();
        assertThat(foundIn("Lacks", "Night of rock", "night -nothing")).isFalse();
        assertThat(foundIn("Lacks", "Night of rock", "!!!")).isFalse();
    }

    /** A search with only excluded words would scan every event, and it is open to everyone. */
    @ParameterizedTest
    @ValueSource(strings = {"-zebra", "-zebra -lion", "night or -zebra"})
    void findsNothingByExcludedWordsAlone(String words) throws SQLException {
        assertThat(foundIn("Negations", "Night of rock", words)).isFalse();
    }

    @Test
    void showsEventsWithTheWordsInTheirTitleFirstOnAllPages() throws SQLException {
        List<UUID> titled = new ArrayList<>();
        List<UUID> described = new ArrayList<>();
        try (Posters posters = new Posters(database)) {
            for (int day = 4; day >= 0; day--) {
                Instant start = FAR.plus(Duration.ofDays(day));
                described.addFirst(
                        posters.add("Festival", "with a harp", "Groups", start, hours(start, 3)));
                titled.addFirst(posters.add("Harps", "and more", "Groups", start, hours(start, 3)));
            }
        }

        List<String> found = new ArrayList<>();
        String query = "?city=groups&q=harp&limit=3";
        String cursor = "";
        for (int pages = 0; pages < 4; pages++) {
            ApiResponse page = api.get("/v1/events" + query + cursor, null).expect(200);
            page.at("/items").forEach(item -> found.add(item.get("id").asString()));
            if (page.at("/nextCursor").isNull()) {
                break;
            }
            cursor = "&cursor=" + page.string("/nextCursor");
        }

        titled.addAll(described);
        assertThat(found).containsExactlyElementsOf(titled.stream().map(UUID::toString).toList());
    }

    @Test
    void findsRareWordsBehindThousandsOfEventsWithoutThem() throws SQLException {
        UUID rare;
        try (Posters posters = new Posters(database)) {
            for (int n = 0; n < 1_100; n++) {
                Instant start = FAR.plus(Duration.ofMinutes(n));
                posters.add("Common evening", "again", "Crowd", start, hours(start, 2));
            }
            Instant start = FAR.plus(Duration.ofDays(300));
            rare = posters.add("Common theremin", "at last", "Crowd", start, hours(start, 2));
        }

        assertThat(ids("?city=crowd&q=theremins")).containsExactly(rare.toString());
        assertThat(ids("?city=crowd&q=common&limit=50")).hasSize(50);
    }

    @Test
    void findsACityInAnySpelling() throws SQLException {
        UUID event;
        try (Posters posters = new Posters(database)) {
            event = posters.add("Fair", "", "Århus Süd", FAR, hours(FAR, 3));
        }

        for (String city : List.of("Århus Süd", "århus süd", "ÅRHUS SÜD", "arhus sud")) {
            assertThat(ids("?city=" + encoded(city))).containsExactly(event.toString());
        }
    }

    @Test
    void listsEventsThatAreNotOverOfEveryLength() throws SQLException {
        List<UUID> expected = new ArrayList<>();
        try (Posters posters = new Posters(database)) {
            for (Duration length :
                    List.of(
                            Duration.ofDays(720_000),
                            Duration.ofDays(365_000),
                            Duration.ofDays(4_000),
                            Duration.ofDays(300),
                            Duration.ofDays(40),
                            Duration.ofHours(16),
                            Duration.ofHours(4),
                            Duration.ofMinutes(61),
                            Duration.ofMinutes(1))) {
                // Each ends just before the time or just at it.
                Instant start = FAR.minus(length);
                posters.add("Over", "", "Lengths", start, FAR.minusNanos(1_000));
                expected.add(posters.add("On", "", "Lengths", start, FAR));
            }
        }

        assertThat(ids("?city=lengths&from=" + FAR))
                .containsExactlyElementsOf(expected.stream().map(UUID::toString).toList());
        assertThat(ids("?from=" + FAR + "&to=" + FAR + "&limit=100"))
                .containsAll(expected.stream().map(UUID::toString).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Cursors of a list without words, and of an unknown group.
                "MR8yMTUwLTA2LTAxVDIwOjAwOjAwWh8wMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDA",
                "MR83HzIxNTAtMDYtMDFUMjA6MDA6MDBaHzAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA"
            })
    void refusesACursorOfAnotherList(String cursor) {
        assertThat(api.get("/v1/events?q=harp&cursor=" + cursor, null).expect(400).code())
                .isEqualTo("invalid_cursor");
    }

    private boolean foundIn(String city, String title, String words) throws SQLException {
        UUID event;
        try (Posters posters = new Posters(database)) {
            event = posters.add(title, "and nothing else", city, FAR, hours(FAR, 3));
        }
        return ids("?limit=100&city=" + city + "&q=" + encoded(words)).contains(event.toString());
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        api.get("/v1/events" + query, null)
                .expect(200)
                .at("/items")
                .forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }

    private static Instant hours(Instant start, int hours) {
        return start.plus(Duration.ofHours(hours));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
