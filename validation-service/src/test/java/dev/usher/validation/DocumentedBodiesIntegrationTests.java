package dev.usher.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.DocumentedBodies;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The service reads bodies as its documentation states. */
@ServiceTest(schema = "validation")
class DocumentedBodiesIntegrationTests {

    private static final String SCAN = "POST /v1/scans";
    private static final String VALIDATE = "POST /v1/validations";

    /** The ids in the examples. */
    private static final String EVENT_ID = "019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77";

    private static final String SCAN_ID = "0a6c1f4e-5d5f-4d86-9c0e-3f2a8f1f7c11";

    private final Api api;
    private final TestEvent event;
    private final String olivia;

    DocumentedBodiesIntegrationTests(
            Api api, TestIssuer issuer, MessageProbe messages, MutableClock clock) {
        this.api = api;
        this.event = new TestEvent(messages, clock.instant());
        this.olivia = issuer.token("olivia", "organizer");
    }

    @BeforeEach
    void publishTheEvent() {
        event.publish();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        api.get("/v1/me/gates?limit=100", olivia)
                                .expect(200)
                                .text()
                                .contains(event.id.toString()));
    }

    @Test
    void areThoseOfTheseOperations() {
        assertThat(DocumentedBodies.of(api).operations()).containsExactlyInAnyOrder(SCAN, VALIDATE);
    }

    @TestFactory
    Stream<DynamicTest> areAcceptedIfTheyAreExamples() {
        DocumentedBodies bodies = DocumentedBodies.of(api);
        return bodies.operations().stream()
                .flatMap(operation -> bodies.examples(operation).stream())
                .map(example ->
                        DynamicTest.dynamicTest(
                                example.toString(),
                                () -> send(example.operation(), example.body()).expect(200)));
    }

    @TestFactory
    Stream<DynamicTest> areRefusedIfTheyBreakAStatedLimit() {
        DocumentedBodies bodies = DocumentedBodies.of(api);
        return bodies.operations().stream()
                .flatMap(operation -> bodies.broken(operation).stream())
                .map(broken ->
                        DynamicTest.dynamicTest(
                                broken.toString(),
                                () ->
                                        broken.assertRefused(
                                                send(broken.operation(), broken.body()))));
    }

    /**
     * Sends a body with the ids of a known event and a new scan in place of those of the example.
     */
    private ApiResponse send(String operation, JsonNode body) {
        String text =
                body.toString()
                        .replace(EVENT_ID, event.id.toString())
                        .replace(SCAN_ID, event.newId().toString());
        return switch (operation) {
            case SCAN -> api.post("/v1/scans", text, olivia);
            case VALIDATE -> api.post("/v1/validations", text, olivia);
            default -> throw new AssertionError(operation + " has no test");
        };
    }
}
