package dev.usher.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ServiceTest(schema = "ticket")
class ApiDocumentIntegrationTests {

    private final Api api;

    ApiDocumentIntegrationTests(Api api) {
        this.api = api;
    }

    @Test
    void documentsEveryCallWithAnExample() {
        JsonNode paths = api.get("/v3/api-docs", null).expect(200).at("/paths");

        assertThat(paths.propertyNames())
                .contains(
                        "/v1/me/tickets",
                        "/v1/tickets",
                        "/v1/tickets/{id}",
                        "/v1/tickets/{id}/qr.png",
                        "/v1/tickets/{id}/qr.svg",
                        "/v1/ticket-keys");
        assertThat(paths.toString()).contains("013XR-ZP16B-2").contains("2122d7d361a8a557");
    }
}
