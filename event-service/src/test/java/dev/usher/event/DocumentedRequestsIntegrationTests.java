package dev.usher.event;

import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.platform.testing.openapi.Fuzz;
import dev.usher.platform.testing.openapi.FuzzSlices;
import dev.usher.platform.testing.openapi.World;
import dev.usher.platform.testing.openapi.World.Caller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Requests that are made up from the document are answered as it says. */
@ServiceTest(schema = "event")
class DocumentedRequestsIntegrationTests {

    private final Api api;
    private final TestIssuer issuer;
    private final Shows shows;

    DocumentedRequestsIntegrationTests(Api api, TestIssuer issuer) {
        this.api = api;
        this.issuer = issuer;
        this.shows = new Shows(api, issuer);
    }

    @TestFactory
    Stream<DynamicTest> areAnsweredAsDocumented() {
        return FuzzSlices.of(this::fuzz, Set.of(), 1_000);
    }

    private Fuzz fuzz(long seed) {
        return new Fuzz.Setting(
                        api.get("/v3/api-docs", null).json(),
                        api::answerTo,
                        this::world,
                        Map.of("/ticketTypes/0/id", "019a1f5e-8f10-7c3a-9a51-0e6d2b7c4f01"),
                        List.of(
                                root(),
                                new Caller("alice", shows.attendee("alice")),
                                new Caller("oscar", issuer.token("oscar", "organizer")),
                                new Caller("nobody", null)))
                .seed(seed);
    }

    /**
     * A show with gate staff, a reservation of another show, so that the first can be deleted, and
     * a suspended account.
     */
    private World world() {
        Show show = shows.onSale(shows.concert(800, 2500));
        Show sold = shows.onSale(shows.concert(800, 2500));
        String reservation = shows.reserve(shows.olivia(), sold, 1).expect(201).string("/id");
        String staff = "/v1/events/" + show.id() + "/staff/stan@example.com";
        api.put(staff, null, shows.olivia()).expect(201);
        String account = "/v1/admin/accounts/" + UUID.randomUUID();
        api.put(account + "/suspension", "{\"reason\": \"fraud\"}", root().token()).expect(201);
        return new World(
                Map.of(
                        "/v1/events/{id}",
                        "/v1/events/" + show.id(),
                        "/v1/admin/events/{id}",
                        "/v1/admin/events/" + show.id(),
                        "/v1/admin/accounts/{accountId}",
                        account,
                        "/v1/reservations/{id}",
                        "/v1/reservations/" + reservation,
                        "{email}",
                        "stan@example.com",
                        "019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77",
                        show.id(),
                        "019a1f5e-8f10-7c3a-9a51-0e6d2b7c4f01",
                        show.onlyType()),
                operation ->
                        operation.contains("/v1/admin/")
                                ? root()
                                : new Caller("olivia", shows.olivia()));
    }

    private Caller root() {
        return new Caller("root", issuer.token("root", "admin"));
    }
}
