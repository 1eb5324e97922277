package dev.usher.ticket;

import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiDocument;
import dev.usher.platform.testing.ServiceTest;
import org.junit.jupiter.api.Test;

@ServiceTest(schema = "ticket")
class ApiDocumentIntegrationTests {

    private final Api api;

    ApiDocumentIntegrationTests(Api api) {
        this.api = api;
    }

    @Test
    void isTheCommittedOne() {
        ApiDocument.of("ticket-service").mustDescribe(api);
    }
}
