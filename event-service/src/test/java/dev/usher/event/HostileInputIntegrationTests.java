package dev.usher.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.HostileInput;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest(schema = "event")
@ExtendWith(OutputCaptureExtension.class)
class HostileInputIntegrationTests {

    private static final Duration LONGER_THAN_ANY_SWEEP = Duration.ofSeconds(6);

    private final Api api;
    private final Database database;
    private final JdbcClient jdbc;
    private final Shows shows;

    HostileInputIntegrationTests(Api api, Database database, JdbcClient jdbc, TestIssuer issuer) {
        this.api = api;
        this.database = database;
        this.jdbc = jdbc;
        this.shows = new Shows(api, issuer);
    }

    /**
     * Work that other tests have left is done in the background, such as giving back the seats of
     * cancelled events, and would look like a change by a refused request.
     */
    @BeforeEach
    void waitForWhatOtherTestsHaveLeft() {
        AtomicLong changes = new AtomicLong(changes());
        await().during(LONGER_THAN_ANY_SWEEP)
                .atMost(Duration.ofMinutes(1))
                .until(() -> changes.getAndSet(changes()) == changes.get());
    }

    private long changes() {
        return jdbc.sql("select count(*) from event_change").query(Long.class).single();
    }

    @Test
    void isRefusedAsAProblemAndNeitherStoredNorLogged(CapturedOutput log) {
        Show show = shows.onSale(shows.concert(800, 2500));
        String reservation = shows.reserve(shows.olivia(), show, 1).expect(201).string("/id");

        int requests =
                HostileInput.to(api, database, "event", shows.olivia())
                        .replacing("/v1/events/{id}", "/v1/events/" + show.id())
                        .replacing("/v1/reservations/{id}", "/v1/reservations/" + reservation)
                        .replacing("{email}", "stan@example.com")
                        .replacing("019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77", show.id())
                        .replacing("019a1f5e-8f10-7c3a-9a51-0e6d2b7c4f01", show.onlyType())
                        .send(log::getAll);

        assertThat(requests).isGreaterThan(2_000);
    }
}
