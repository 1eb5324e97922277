package dev.usher.platform.messaging;

import static dev.usher.platform.messaging.Topics.cloudEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A listener that rests for two seconds after each poll, while messages arrive one by one. */
@Tag("integration")
class RestingListenerIntegrationTests {

    private static final int MESSAGES = 20;

    /** A poll may bring the message that the consumer fetched ahead, and nothing else. */
    private static final int FEW = 4;

    private static TestService service;
    private static Topics topics;

    @BeforeAll
    static void start() {
        service =
                TestService.start(
                        Servers.freshDatabase(),
                        Servers.kafka(),
                        Map.of(
                                "usher.inbox.rest-between-polls["
                                        + TestListeners.RESERVATIONS_GROUP
                                        + "]",
                                "2s"),
                        TestListeners.class);
        service.get(TestListeners.class).createTable();
        topics = new Topics(Servers.kafka());
    }

    @AfterAll
    static void stop() {
        topics.close();
        service.close();
    }

    @Test
    void handlesTogetherWhatCameMeanwhile() {
        List<UUID> subjects = Stream.generate(Messages::id).limit(MESSAGES).toList();
        List<String> keys = subjects.stream().map(UUID::toString).toList();

        subjects.forEach(subject ->
                topics.send(
                        cloudEvent(
                                Messages.id(),
                                subject.toString(),
                                1,
                                Messages.converted(subject))));

        await().untilAsserted(() ->
                assertThat(service.get(TestListeners.class).keys()).containsAll(keys));
        assertThat(transactions(keys)).isLessThanOrEqualTo(FEW);
    }

    private static int transactions(List<String> keys) {
        return service.jdbc()
                .sql("SELECT count(DISTINCT xid) FROM effects WHERE key IN (:keys)")
                .param("keys", keys)
                .query(Integer.class)
                .single();
    }
}
