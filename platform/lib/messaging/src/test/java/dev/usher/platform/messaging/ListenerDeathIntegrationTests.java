package dev.usher.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

@Tag("integration")
class ListenerDeathIntegrationTests {

    private final UUID id = Messages.id();

    @Test
    void endsTheProcessWhenAConsumerDiesOfAnError() {
        try (TestService service =
                        TestService.start(
                                Servers.freshDatabase(),
                                Servers.kafka(),
                                Map.of(),
                                TestListeners.class);
                Topics topics = new Topics(Servers.kafka())) {
            service.get(TestListeners.class).createTable();
            service.get(TestListeners.class)
                    .when(
                            id.toString(),
                            () -> {
                                throw new OutOfMemoryError("pretended");
                            });

            topics.send(Topics.cloudEvent(Messages.id(), id.toString(), 1, Messages.converted(id)));

            TestListeners.Exits exits = service.get(TestListeners.Exits.class);
            await().untilAsserted(() -> assertThat(exits.reason.get()).contains("ERROR"));
            await().untilAsserted(() ->
                    assertThat(service.get(ListenersHealth.class).health().getStatus())
                            .isEqualTo(Status.DOWN));
            assertThat(service.get(TestListeners.class).effects(id.toString())).isEmpty();
        }
    }
}
