package dev.usher.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.HostileInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@PaymentTest
@ExtendWith(OutputCaptureExtension.class)
class HostileInputIntegrationTests {

    private final Api api;
    private final Database database;
    private final Shop shop;

    HostileInputIntegrationTests(Api api, Database database, Shop shop) {
        this.api = api;
        this.database = database;
        this.shop = shop;
    }

    @Test
    void isRefusedAsAProblemAndNeitherStoredNorLogged(CapturedOutput log) {
        String reservation = shop.twoSeatsForAlice().id().toString();
        String order =
                api.post(
                                "/v1/orders",
                                "{\"reservationId\": \"" + reservation + "\"}",
                                shop.attendee("alice"))
                        .expect(201)
                        .string("/id");

        int requests =
                HostileInput.to(api, database, "payment", shop.attendee("alice"))
                        .replacing("/v1/orders/{id}", "/v1/orders/" + order)
                        .replacing("019a9d3e-3f10-7c55-8a34-91f0a1c2d3e4", reservation)
                        // Stripe tells later that the session of the cancelled order has ended.
                        .ignoring("stripe_event")
                        .send(log::getAll);

        assertThat(requests).isGreaterThan(500);
    }
}
