package dev.usher.validation.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.credential.KeyId;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.validation.EventId;
import dev.usher.validation.TicketId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest(schema = "validation")
class LearntTicketsIntegrationTests {

    private static final EventId EVENT = new EventId(new UUID(1, 1));

    private final Roster roster;
    private final TransactionTemplate transaction;

    LearntTicketsIntegrationTests(Roster roster, TransactionTemplate transaction) {
        this.roster = roster;
        this.transaction = transaction;
    }

    @Test
    void keepsTheNewestStateOfEachTicketWhateverTheOrder() {
        TicketId one = new TicketId(UUID.randomUUID());
        TicketId other = new TicketId(UUID.randomUUID());

        learn(state(one, 1, 1), state(other, 2, 5), state(one, 3, 3), state(one, 2, 2));
        assertThat(version(one)).isEqualTo(3);
        assertThat(version(other)).isEqualTo(2);

        learn(state(one, 4, 4), state(other, 1, 4));
        assertThat(version(one)).isEqualTo(4);
        assertThat(version(other)).as("a late message changes nothing").isEqualTo(2);
    }

    @Test
    void forgetsTheNameOfAHolderWhoWasErasedAndLearnsItFromNoLateMessage() {
        TicketId ticket = new TicketId(UUID.randomUUID());
        learn(state(ticket, 1, 1, "Alice Jansen"));
        assertThat(roster.find(ticket).orElseThrow().holderName()).isEqualTo("Alice Jansen");

        learn(state(ticket, 1, 3, null));
        learn(state(ticket, 1, 2, "Alice Jansen"));

        assertThat(roster.find(ticket).orElseThrow().holderName()).isNull();
        assertThat(roster.findNow(ticket).orElseThrow().holderName()).isNull();
    }

    @Test
    void cachesNothingOfATransactionThatFailed() {
        TicketId ticket = new TicketId(UUID.randomUUID());

        transaction.executeWithoutResult(status -> {
            roster.add(List.of(state(ticket, 1, 1)));
            status.setRollbackOnly();
        });

        assertThat(roster.find(ticket)).isEmpty();
    }

    private void learn(LearntTicket... states) {
        transaction.executeWithoutResult(_ -> roster.add(List.of(states)));
    }

    private int version(TicketId ticket) {
        assertThat(roster.findNow(ticket)).isEqualTo(roster.find(ticket));
        return roster.findNow(ticket).orElseThrow().version();
    }

    private static LearntTicket state(TicketId ticket, int version, long sequence) {
        return state(ticket, version, sequence, null);
    }

    private static LearntTicket state(
            TicketId ticket, int version, long sequence, @Nullable String holder) {
        return new LearntTicket(
                new RosterEntry(
                        ticket,
                        EVENT,
                        version,
                        RosterEntry.Status.VALID,
                        "hash " + ticket + version,
                        KeyId.parse("00000000000000aa"),
                        "Standing",
                        holder),
                sequence);
    }
}
