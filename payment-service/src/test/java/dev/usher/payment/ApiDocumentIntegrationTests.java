package dev.usher.payment;

import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiDocument;
import org.junit.jupiter.api.Test;

@PaymentTest
class ApiDocumentIntegrationTests {

    private final Api api;

    ApiDocumentIntegrationTests(Api api) {
        this.api = api;
    }

    @Test
    void isTheCommittedOne() {
        ApiDocument.of("payment-service").mustDescribe(api);
    }
}
