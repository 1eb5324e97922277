package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A full lane refuses wishes and holds nothing for them. */
@ServiceTest(
        schema = "event",
        properties = {
            "usher.reservation.holds.lanes=1",
            "usher.reservation.holds.together=1",
            "usher.reservation.holds.waiting=2",
            "usher.reservation.holds.patience=300ms"
        })
class HoldsIntegrationTests {

    private final Database database;
    private final Shows shows;

    HoldsIntegrationTests(Api api, TestIssuer issuer, Database database) {
        this.database = database;
        this.shows = new Shows(api, issuer);
    }

    @Test
    void refuseWishesThatCannotBeDecidedInTime() throws Exception {
        Show show = shows.onSale(shows.concert(100, 0));
        List<ApiResponse> answers = new ArrayList<>();
        try (Connection inTheWay = database.connect("event");
                Statement statement = inTheWay.createStatement();
                ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            inTheWay.setAutoCommit(false);
            statement.execute(
                    "select 1 from allotment where event_id = '%s' for update"
                            .formatted(show.id()));
            List<Future<ApiResponse>> runs = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String buyer = shows.attendee("waiting" + i);
                runs.add(crowd.submit(() -> shows.reserve(buyer, show, 1)));
            }
            await().until(() -> runs.stream().filter(Future::isDone).count() == 7);
            inTheWay.rollback();
            for (Future<ApiResponse> run : runs) {
                answers.add(run.get());
            }
        }

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> answer.code().equals("service_unavailable"))
                .allMatch(answer -> answer.header("Retry-After").isPresent());
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(1);
    }
}
