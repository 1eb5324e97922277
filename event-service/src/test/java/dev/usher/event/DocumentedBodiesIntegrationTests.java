package dev.usher.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.DocumentedBodies;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The service reads bodies as its documentation states. */
@ServiceTest(schema = "event")
class DocumentedBodiesIntegrationTests {

    private static final String CREATE = "POST /v1/events";
    private static final String CHANGE = "PATCH /v1/events/{id}";
    private static final String RESERVE = "POST /v1/reservations";
    private static final String SUSPEND_EVENT = "PUT /v1/admin/events/{id}/suspension";
    private static final String SUSPEND_ACCOUNT = "PUT /v1/admin/accounts/{accountId}/suspension";
    private static final String ADD_STAFF = "POST /v1/events/{id}/staff";

    /** The ids in the examples. */
    private static final String EVENT_ID = "019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77";

    private static final String TYPE_ID = "019a1f5e-8f10-7c3a-9a51-0e6d2b7c4f01";

    private final Api api;
    private final Shows shows;
    private final String root;

    DocumentedBodiesIntegrationTests(Api api, TestIssuer issuer) {
        this.api = api;
        this.shows = new Shows(api, issuer);
        this.root = issuer.token("root", "admin");
    }

    @Test
    void areThoseOfTheseOperations() {
        assertThat(DocumentedBodies.of(api).operations())
                .containsExactlyInAnyOrder(
                        CREATE, CHANGE, RESERVE, ADD_STAFF, SUSPEND_EVENT, SUSPEND_ACCOUNT);
    }

    @TestFactory
    Stream<DynamicTest> areAcceptedIfTheyAreExamples() {
        DocumentedBodies bodies = DocumentedBodies.of(api);
        return bodies.operations().stream()
                .flatMap(operation -> bodies.examples(operation).stream())
                .map(example ->
                        DynamicTest.dynamicTest(
                                example.toString(),
                                () -> {
                                    // A new event, because an example may change its ticket types.
                                    Show show = shows.onSale(shows.concert(800, 2500));
                                    ApiResponse answer =
                                            send(example.operation(), example.body(), show);
                                    assertThat(answer.status())
                                            .as(answer.text())
                                            .isBetween(200, 299);
                                }));
    }

    @TestFactory
    Stream<DynamicTest> areRefusedIfTheyBreakAStatedLimit() {
        Show show = shows.onSale(shows.concert(800, 2500));
        DocumentedBodies bodies = DocumentedBodies.of(api);
        return bodies.operations().stream()
                .flatMap(operation -> bodies.broken(operation).stream())
                .map(broken ->
                        DynamicTest.dynamicTest(
                                broken.toString(),
                                () ->
                                        broken.assertRefused(
                                                send(broken.operation(), broken.body(), show))));
    }

    /** Sends a body for that show, whose ids take the place of those in the examples. */
    private ApiResponse send(String operation, JsonNode body, Show show) {
        String text =
                body.toString().replace(EVENT_ID, show.id()).replace(TYPE_ID, show.onlyType());
        return switch (operation) {
            case CREATE -> api.post("/v1/events", text, shows.olivia());
            case CHANGE ->
                    api.patch(
                            "/v1/events/" + show.id(),
                            text,
                            shows.olivia(),
                            "Content-Type",
                            "application/merge-patch+json");
            case ADD_STAFF -> api.post("/v1/events/" + show.id() + "/staff", text, shows.olivia());
            case SUSPEND_EVENT ->
                    api.put("/v1/admin/events/" + show.id() + "/suspension", text, root);
            case SUSPEND_ACCOUNT ->
                    api.put("/v1/admin/accounts/" + UUID.randomUUID() + "/suspension", text, root);
            case RESERVE -> api.post("/v1/reservations", text, shows.attendee("alice"));
            default -> throw new AssertionError(operation + " has no test");
        };
    }
}
