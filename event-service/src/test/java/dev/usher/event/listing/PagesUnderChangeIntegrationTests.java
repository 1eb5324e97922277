package dev.usher.event.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.Posters;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.ServiceTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events that stay are listed exactly once, while others come and go. */
@ServiceTest(schema = "event")
class PagesUnderChangeIntegrationTests {

    private static final Instant FAR = Instant.parse("2170-01-01T00:00:00Z");
    private static final int STAYING = 60;
    private static final int MAX_PAGES = 10_000;

    private final Api api;
    private final Database database;

    PagesUnderChangeIntegrationTests(Api api, Database database) {
        this.api = api;
        this.database = database;
    }

    @ParameterizedTest
    @CsvSource({
        "1, ''",
        "2, &city=Town-2",
        "3, &q=shows",
        "4, '&city=town-4&q=show'",
        "5, '&from=2170-01-02T00:00:00Z&to=2170-01-02T10:00:00Z'"
    })
    void showsStayingEventsExactlyOnceWhileOthersComeAndGo(long seed, String query)
            throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        String town = "Town-" + seed;
        List<String> staying = new ArrayList<>();
        try (Posters posters = new Posters(database)) {
            for (int n = 0; n < STAYING; n++) {
                staying.add(poster(posters, town, random).toString());
            }
        }
        String from = query.contains("from=") ? "" : "&from=" + FAR;
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Integer> churn =
                CompletableFuture.supplyAsync(() -> comeAndGo(town, random.split(), over));

        List<String> seen;
        try {
            seen = new ArrayList<>();
            for (int walk = 0; walk < 5; walk++) {
                seen = walk(query + from, 1 + random.nextInt(7));
                assertThat(seen).doesNotHaveDuplicates();
                if (!query.contains("to=")) {
                    assertThat(seen).containsAll(staying);
                }
            }
        } finally {
            over.set(true);
        }

        assertThat(churn.join()).isPositive();
        List<String> still = walk(query + from, 50);
        assertThat(seen.stream().filter(staying::contains))
                .containsExactlyElementsOf(still.stream().filter(staying::contains).toList());
    }

    private List<String> walk(String query, int limit) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MAX_PAGES; page++) {
            ApiResponse answer =
                    api.get("/v1/events?limit=" + limit + query + cursor, null).expect(200);
            answer.at("/items").forEach(item -> seen.add(item.get("id").asString()));
            if (answer.at("/nextCursor").isNull()) {
                return seen;
            }
            cursor = "&cursor=" + answer.string("/nextCursor");
        }
        throw new AssertionError("the list has no end");
    }

    private int comeAndGo(String town, SplittableRandom random, AtomicBoolean over) {
        int changes = 0;
        Deque<UUID> passing = new ArrayDeque<>();
        try (Posters posters = new Posters(database)) {
            while (!over.get() || changes == 0) {
                passing.add(poster(posters, town, random));
                if (passing.size() > 20) {
                    UUID leaving = passing.remove();
                    if (random.nextBoolean()) {
                        posters.cancel(leaving);
                    } else {
                        posters.remove(leaving);
                    }
                }
                changes++;
            }
            for (UUID left : passing) {
                posters.remove(left);
            }
            return changes;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Many events start at the same time, with the words in the title or only elsewhere. */
    private static UUID poster(Posters posters, String town, SplittableRandom random)
            throws SQLException {
        Instant start = FAR.plus(Duration.ofHours(24 + random.nextInt(12)));
        boolean titled = random.nextBoolean();
        return posters.add(
                titled ? "The show" : "An evening",
                titled ? "" : "with a show",
                town,
                start,
                start.plus(Duration.ofMinutes(1 + random.nextInt(600))));
    }
}
