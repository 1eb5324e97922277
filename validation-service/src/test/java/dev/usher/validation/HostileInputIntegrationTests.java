package dev.usher.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.HostileInput;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ServiceTest(schema = "validation")
@ExtendWith(OutputCaptureExtension.class)
class HostileInputIntegrationTests {

    private final Api api;
    private final Database database;
    private final TestEvent event;
    private final String olivia;

    HostileInputIntegrationTests(
            Api api,
            Database database,
            TestIssuer issuer,
            MessageProbe messages,
            MutableClock clock) {
        this.api = api;
        this.database = database;
        this.event = new TestEvent(messages, clock.instant());
        this.olivia = issuer.token("olivia", "organizer");
    }

    @Test
    void isRefusedAsAProblemAndNeitherStoredNorLogged(CapturedOutput log) {
        event.publish();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        api.get("/v1/me/gates?limit=100", olivia)
                                .expect(200)
                                .text()
                                .contains(event.id.toString()));

        int requests =
                HostileInput.to(api, database, "validation", olivia)
                        .replacing("019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77", event.id.toString())
                        .send(log::getAll);

        assertThat(requests).isGreaterThan(300);
    }
}
