package dev.usher.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.Holder;
import dev.usher.contracts.MessageType;
import dev.usher.contracts.StaffBound;
import dev.usher.contracts.TicketIssued;
import dev.usher.contracts.TicketState;
import dev.usher.contracts.Topic;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class MessageProbeIntegrationTests {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00.123456Z");

    private static MessageProbe probe;

    @BeforeAll
    static void open() {
        probe = new MessageProbe(Infrastructure.bootstrapServers());
    }

    @AfterAll
    static void close() {
        probe.close();
    }

    @Test
    void seesTheMessageItPublished() {
        UUID event = UUID.randomUUID();
        StaffBound bound = new StaffBound(event, UUID.randomUUID(), "an-account", NOON);

        UUID id = probe.publish(event, 3, bound);

        Seen seen = probe.await(Topic.STAFF, event.toString(), StaffBound.class);
        assertThat(seen.id()).isEqualTo(id);
        assertThat(seen.type()).isEqualTo(MessageType.STAFF_BOUND);
        assertThat(seen.sequence()).isEqualTo(3);
        assertThat(seen.subject()).isEqualTo(event.toString());
        assertThat(seen.header("ce_specversion")).isEqualTo("1.0");
        assertThat(seen.message()).isEqualTo(bound);
    }

    @Test
    void writesTheDataOfAStateMessageFlat() {
        TicketState ticket = ticket();

        probe.publish(ticket.id(), 1, new TicketIssued(ticket));

        Seen seen = probe.await(Topic.TICKETS, ticket.id().toString(), TicketIssued.class);
        assertThat(seen.text())
                .startsWith("{\"id\":\"" + ticket.id() + "\"")
                .contains("\"issuedAt\":\"2026-12-01T12:00:00.123456Z\"")
                .doesNotContain("cancelledAt", "state\":");
        assertThat(seen.message(TicketIssued.class).state()).isEqualTo(ticket);
    }

    @Test
    void repeatsADeliveryUnderTheSameId() {
        TicketState ticket = ticket();
        String key = ticket.id().toString();
        UUID id = UUID.randomUUID();

        probe.publish(id, key, key, 1, new TicketIssued(ticket));
        probe.publish(id, key, key, 1, new TicketIssued(ticket));

        assertThat(probe.seen(Topic.TICKETS, key))
                .hasSize(2)
                .allMatch(seen -> seen.id().equals(id));
    }

    @Test
    void deletesFromACompactedTopic() {
        UUID event = UUID.randomUUID();

        probe.publishDeletion(Topic.EVENTS, event.toString(), 9);

        Seen seen = probe.await(Topic.EVENTS, any -> event.toString().equals(any.key()));
        assertThat(seen.deletion()).isTrue();
        assertThat(seen.sequence()).isEqualTo(9);
    }

    @Test
    void publishesPoisonToo() {
        probe.publish(new ProducerRecord<>(Topic.Names.SCANS, "key", "{".getBytes(UTF_8)));

        assertThat(probe.seen(Topic.SCANS, "key"))
                .hasSize(1)
                .allMatch(seen -> seen.text().equals("{"));
        assertThat(probe.deadLetters("nobody", Topic.SCANS)).isEmpty();
    }

    private static TicketState ticket() {
        return new TicketState(
                UUID.randomUUID(),
                1,
                "VALID",
                "ABCDE-FGHJK-M",
                null,
                "0011223344556677",
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Standing",
                new Holder("Ada", "ada@example.com"),
                NOON,
                null);
    }
}
