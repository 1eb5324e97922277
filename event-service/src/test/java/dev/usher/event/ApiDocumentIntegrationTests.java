package dev.usher.event;

import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiDocument;
import dev.usher.platform.testing.ServiceTest;
import org.junit.jupiter.api.Test;

@ServiceTest(schema = "event")
class ApiDocumentIntegrationTests {

    private final Api api;

    ApiDocumentIntegrationTests(Api api) {
        this.api = api;
    }

    @Test
    void isTheCommittedOne() {
        ApiDocument.of("event-service").mustDescribe(api);
    }
}
