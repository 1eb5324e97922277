package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.Books;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References and data that buyers keep with their reservations for systems of their own. */
@ServiceTest(schema = "event")
class ReservationReferencesIntegrationTests {

    private static final int AT_ONCE = 8;

    private final Api api;
    private final Database database;
    private final Shows shows;
    private final String alice;
    private final String adam;
    private final String reference = "cart/" + UUID.randomUUID();

    ReservationReferencesIntegrationTests(Api api, TestIssuer issuer, Database database) {
        this.api = api;
        this.database = database;
        this.shows = new Shows(api, issuer);
        this.alice = shows.attendee("alice");
        this.adam = shows.attendee("adam");
    }

    @AfterEach
    void keepCountersAndReservationsEqual() throws Exception {
        Books.balance(database);
    }

    @Test
    void keepsAndShowsThem() {
        Show show = shows.onSale(shows.concert(10, 2500));

        ApiResponse made = reserve(alice, show, 2, reference).expect(201);

        ApiResponse read = shows.reservation(alice, made.string("/id"));
        for (ApiResponse shown : List.of(made, read)) {
            assertThat(shown.string("/externalReference")).isEqualTo(reference);
            assertThat(shown.string("/metadata/till")).isEqualTo("3");
        }
        ApiResponse plain = shows.reserve(alice, show, 1).expect(201);
        assertThat(plain.at("/externalReference").isNull()).isTrue();
        assertThat(plain.at("/metadata").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAReferenceAmongTheEventsOfOneOrganizer(boolean keyed) {
        Show one = shows.onSale(shows.concert(10, 2500));
        Show other = shows.onSale(shows.concert(10, 2500));
        String[] key = keyed ? new String[] {"Idempotency-Key", reference} : new String[0];
        reserve(alice, one, 2, reference).expect(201);

        ApiResponse refused = reserve(adam, other, 1, reference, key).expect(409);

        assertThat(refused.code()).isEqualTo("external_reference_taken");
        assertThat(shows.availability(other).at("/held").asInt()).isZero();
        if (keyed) {
            ApiResponse again = reserve(adam, other, 1, reference, key).expect(409);
            assertThat(again.header("Idempotency-Replayed")).hasValue("true");
            assertThat(reserve(adam, other, 1, reference + "/2", key).expect(422).code())
                    .isEqualTo("idempotency_key_reused");
        }
    }

    @Test
    void aRepeatWithTheSameKeyGetsTheFirstAnswer() {
        Show show = shows.onSale(shows.concert(10, 2500));
        ApiResponse first =
                reserve(alice, show, 2, reference, "Idempotency-Key", reference).expect(201);

        ApiResponse again =
                reserve(alice, show, 2, reference, "Idempotency-Key", reference).expect(201);

        assertThat(again.string("/id")).isEqualTo(first.string("/id"));
        assertThat(again.string("/externalReference")).isEqualTo(reference);
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(2);
    }

    @Test
    void aReservationThatIsRefusedDoesNotKeepTheReference() {
        Show show = shows.onSale(shows.concert(1, 2500));

        assertThat(reserve(alice, show, 2, reference).expect(409).code()).isEqualTo("sold_out");

        reserve(alice, show, 1, reference).expect(201);
    }

    @Test
    void oneOfManyReservationsAtOnceGetsTheReference() throws Exception {
        List<Show> events = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            events.add(i % 2 == 0 ? shows.onSale(shows.concert(10, 2500)) : events.getLast());
        }

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<ApiResponse>> calls =
                    events.stream()
                            .map(show -> callers.submit(() -> reserve(alice, show, 1, reference)))
                            .toList();
            for (Future<ApiResponse> call : calls) {
                statuses.add(call.get().status());
            }
        }

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        int held = 0;
        for (Show show : List.copyOf(new LinkedHashSet<>(events))) {
            held += shows.availability(show).at("/held").asInt();
        }
        assertThat(held).isEqualTo(1);
    }

    private ApiResponse reserve(
            String token, Show show, int quantity, String externalReference, String... headers) {
        Map<String, Object> body = new LinkedHashMap<>(show.wish(quantity));
        body.put("externalReference", externalReference);
        body.put("metadata", Map.of("till", "3"));
        return api.post("/v1/reservations", body, token, headers);
    }
}
