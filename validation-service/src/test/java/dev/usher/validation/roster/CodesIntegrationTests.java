package dev.usher.validation.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.TicketState;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.validation.TestEvent;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The roster holds the keyed hashes of codes, and finds tickets by them. */
@ServiceTest(schema = "validation")
class CodesIntegrationTests {

    private final Api api;
    private final JdbcClient jdbc;
    private final TestEvent event;
    private final String olivia;

    CodesIntegrationTests(
            Api api,
            JdbcClient jdbc,
            TestIssuer issuer,
            MessageProbe messages,
            MutableClock clock) {
        this.api = api;
        this.jdbc = jdbc;
        this.event = new TestEvent(messages, clock.instant());
        this.olivia = issuer.token("olivia", "organizer");
    }

    @BeforeEach
    void publishTheEvent() {
        event.publish().publishKey();
    }

    @Test
    void findATicketOfWhichTheMessageHadTheHashAlone() {
        TicketState ticket = event.issued();

        awaitFound(ticket);

        assertThat(stored(ticket.id())).isEqualTo(new Stored(TestEvent.codeHash(ticket), null));
    }

    @Test
    void areMadeOfTheCodeInAMessageOfAnEarlierRelease() {
        TicketState ticket = event.ticket();

        event.issueInClear(ticket);
        awaitFound(ticket);

        assertThat(stored(ticket.id())).isEqualTo(new Stored(TestEvent.codeHash(ticket), null));
    }

    @Test
    void replaceCodesThatAnEarlierReleaseCopiedInClear() {
        TicketState ticket = event.issued();
        awaitFound(ticket);
        jdbc.sql("update ticket set code = :code, code_hash = null where id = :id")
                .param("code", ticket.code())
                .param("id", ticket.id())
                .update();

        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        stored(ticket.id()).equals(new Stored(TestEvent.codeHash(ticket), null)));

        awaitFound(ticket);
    }

    private record Stored(String hash, String code) {}

    private Stored stored(UUID ticket) {
        return jdbc.sql("select code_hash, code from ticket where id = :id")
                .param("id", ticket)
                .query((row, _) -> new Stored(row.getString("code_hash"), row.getString("code")))
                .single();
    }

    private void awaitFound(TicketState ticket) {
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        api.post("/v1/validations", Map.of("code", ticket.code()), olivia)
                                .text()
                                .contains(ticket.id().toString()));
    }
}
