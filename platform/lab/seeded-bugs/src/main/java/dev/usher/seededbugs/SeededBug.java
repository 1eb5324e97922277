package dev.usher.seededbugs;

import static dev.usher.seededbugs.Change.beforeReturn;
import static dev.usher.seededbugs.Change.body;
import static dev.usher.seededbugs.Change.first;
import static dev.usher.seededbugs.Change.insteadOf;
import static dev.usher.seededbugs.Change.text;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A mistake that somebody could have made in one line. Each is switched on in a process by an
 * argument of its JVM; the services as built contain none of them.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are copies that nobody can change.
public enum SeededBug {
    /** Harms who pays after the hold's first deadline and finds the stock gone. */
    HOLD_RELEASED_WHILE_SESSION_OPEN(
            "a hold ends by our clock although its Stripe session can still be paid",
            List.of("event-service"),
            new Alteration(
                    "dev.usher.event.reservation.EndedHolds",
                    "expire",
                    text("where status = 'HELD' and", "where status in ('HELD', 'CHECKOUT') and"))),

    /** Harms when the process dies within half a second of a message's arrival. */
    OFFSET_BEFORE_DATABASE(
            "the offset of a message is committed before its effects are in the database",
            Services.ALL,
            new Alteration(
                    "dev.usher.platform.messaging.JdbcInbox",
                    "firstTime",
                    insteadOf(
                            "org.springframework.transaction.support.TransactionOperations",
                            "executeWithoutResult",
                            HandedOver::emit))),

    /** Harms when the process dies, or knows no leader of a topic, while Kafka does not answer. */
    OUTBOX_DELETED_BEFORE_ACK(
            "a row of the outbox is deleted although the broker has not acknowledged its message",
            Services.ALL,
            new Alteration(
                    "dev.usher.platform.messaging.RelayBatch",
                    "await",
                    body(code -> code.iconst_1().ireturn())),
            new Alteration(
                    "dev.usher.platform.messaging.RelayBatch",
                    "deletable",
                    insteadOf("java.util.BitSet", "get", code -> code.pop2().iconst_1()))),

    /**
     * Harms when a message is delivered again: nothing tells that it was. Natural keys, phases and
     * sequence numbers absorb nearly all that is handled twice, so it is the missing notes by which
     * the lab sees it; notes that are written and not heeded would hardly break an invariant.
     */
    NO_INBOX(
            "nobody notes which messages were handled, so every delivery is handled again",
            Services.ALL,
            new Alteration(
                    "dev.usher.platform.messaging.JdbcInbox",
                    "firstTime",
                    insteadOf(
                            "org.springframework.jdbc.core.JdbcTemplate",
                            "update",
                            // The template, the statement and its parameters.
                            code -> code.pop2().pop().iconst_1()))),

    /** Harms when a payment is announced twice under two message ids. */
    NO_NATURAL_KEY(
            "nothing makes a ticket unique for its order, line and seat",
            List.of("ticket-service"),
            new Alteration(
                    "dev.usher.ticket.issuance.TicketNumbers", "idOf", body(NaturalKey::anyId)),
            new Alteration(
                    "dev.usher.ticket.issuance.Tickets",
                    "<init>",
                    beforeReturn(NaturalKey::dropConstraint))),

    /** Harms when a ticket is held up at two gates in the same moment. */
    ADMISSION_BY_SELECT_THEN_INSERT(
            "a look at the ticket decides who enters, and the write asks nothing any more",
            List.of("validation-service"),
            new Alteration(
                    "dev.usher.validation.admission.Scans",
                    "admit",
                    text(
                            """
                             where id = :ticket and event_id = :event and status = 'VALID' and version <= :version
                               and (entry_scan_id is null or (not inside and :reentry))
                            """,
                            """
                              from (select id as seen from ticket
                                     where id = :ticket and event_id = :event and status = 'VALID'
                                       and version <= :version
                                       and (entry_scan_id is null or (not inside and :reentry))) as looked
                             where id = looked.seen
                            """))),

    /** Harms when a ticket is held up at two replicas, or again after a restart. */
    CACHE_ADMITS(
            "what this process has seen decides who enters, instead of the ticket's row",
            List.of("validation-service"),
            new Alteration(
                    "dev.usher.validation.admission.Scans",
                    "admit",
                    text("   and (entry_scan_id is null or (not inside and :reentry))\n", "")),
            new Alteration("dev.usher.validation.admission.Scans", "admit", first(SeenHere::emit))),

    /** Harms when a webhook is validly signed and names another amount. */
    WEBHOOK_AMOUNT_TRUSTED(
            "an order is paid by any amount in any currency that a webhook names",
            List.of("payment-service"),
            new Alteration(
                    Receipts.RECEIPT,
                    "mismatch",
                    insteadOf(Receipts.MONEY, "amount", Receipts::ownAmount)),
            new Alteration(
                    Receipts.RECEIPT,
                    "mismatch",
                    insteadOf(Receipts.MONEY, "currency", Receipts::ownCurrency)));

    private final String sentence;
    private final List<String> components;
    private final List<Alteration> alterations;

    SeededBug(String sentence, List<String> components, Alteration... alterations) {
        this.sentence = sentence;
        this.components = components;
        this.alterations = List.of(alterations);
    }

    /** What is wrong while it is switched on. */
    public String sentence() {
        return sentence;
    }

    /** The components that have the code in question; it can be switched on in any of them. */
    public List<String> components() {
        return components;
    }

    /** What switches it on in a JVM that runs an extracted application. */
    public String jvmArgument(Path agentJar) {
        return "-javaagent:" + agentJar.toAbsolutePath() + "=" + name();
    }

    List<Alteration> alterations() {
        return alterations;
    }

    static SeededBug named(String name) {
        return Arrays.stream(values())
                .filter(bug -> bug.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new BugDoesNotFit(
                                "there is no bug " + name + ", only " + List.of(values())));
    }

    private static final class Services {

        private static final List<String> ALL =
                List.of("event-service", "payment-service", "ticket-service", "validation-service");
    }
}
