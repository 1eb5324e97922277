package dev.usher.seededbugs;

import static dev.usher.seededbugs.CodeChange.beforeReturn;
import static dev.usher.seededbugs.CodeChange.body;
import static dev.usher.seededbugs.CodeChange.first;
import static dev.usher.seededbugs.CodeChange.insteadOf;
import static dev.usher.seededbugs.CodeChange.text;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A bug that one wrong line could cause. A JVM argument switches it on in a process; the built
 * services contain none of them.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are immutable copies.
public enum SeededBug {
    /** Affects a buyer who pays after the hold's first deadline and finds no stock. */
    HOLD_RELEASED_WHILE_SESSION_OPEN(
            "a hold ends by our clock although its Stripe session can still be paid",
            List.of("event-service"),
            new Alteration(
                    "dev.usher.event.reservation.EndedHolds",
                    "expire",
                    text("where status = 'HELD' and", "where status in ('HELD', 'CHECKOUT') and"))),

    /** Takes effect if the process is killed within half a second of a message's arrival. */
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

    /** Takes effect if the process is killed, or a topic has no leader, while Kafka is down. */
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
     * Takes effect when a message is delivered again. Natural keys, phases and sequence numbers
     * absorb nearly all repeats, so the lab finds the bug by the missing inbox rows; rows that are
     * written and ignored would hardly violate an invariant.
     */
    NO_INBOX(
            "the inbox is not written, so every delivery is handled again",
            Services.ALL,
            new Alteration(
                    "dev.usher.platform.messaging.JdbcInbox",
                    "unseen",
                    // The messages are the second parameter.
                    body(code -> code.aload(2).areturn()))),

    /** Takes effect when a payment is announced twice under two message ids. */
    NO_NATURAL_KEY(
            "nothing makes a ticket unique for its order, line and seat",
            List.of("ticket-service"),
            new Alteration(
                    "dev.usher.ticket.issuance.TicketNumbers", "idOf", body(NaturalKey::anyId)),
            new Alteration(
                    "dev.usher.ticket.issuance.Tickets",
                    "<init>",
                    beforeReturn(NaturalKey::dropConstraint))),

    /** Takes effect when a ticket is presented at two gates at the same moment. */
    ADMISSION_BY_SELECT_THEN_INSERT(
            "a read of the ticket decides the admission, and the write checks nothing",
            List.of("validation-service"),
            new Alteration(
                    "dev.usher.validation.admission.Scans",
                    "move",
                    text("order by id for update", "order by id")),
            new Alteration(
                    "dev.usher.validation.admission.Scans",
                    "move",
                    text(
                            "ticket.entry_scan_id is null or (not ticket.inside and reentry)",
                            "locked.entry_scan_id is null or (not locked.inside and reentry)"))),

    /** Takes effect when a ticket is presented at two replicas, or again after a restart. */
    CACHE_ADMITS(
            "the memory of this process decides the admission instead of the ticket's row",
            List.of("validation-service"),
            new Alteration(
                    "dev.usher.validation.admission.Scans",
                    "move",
                    text(
                            "ticket.entry_scan_id is null or (not ticket.inside and reentry)",
                            "true")),
            new Alteration(
                    "dev.usher.validation.admission.ScanWish", "move", first(SeenHere::emit))),

    /** Takes effect when a validly signed webhook names another amount. */
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
                    insteadOf(Receipts.MONEY, "currency", Receipts::ownCurrency))),

    /** Takes effect when a validly signed webhook reports a payment that was never made. */
    PAYMENT_NOT_CONFIRMED(
            "a payment that Stripe's books do not know is never found out",
            List.of("payment-service"),
            new Alteration(
                    "dev.usher.payment.stripe.ConfirmPayments",
                    "check",
                    body(code -> code.return_())));

    private final String sentence;
    private final List<String> components;
    private final List<Alteration> alterations;

    SeededBug(String sentence, List<String> components, Alteration... alterations) {
        this.sentence = sentence;
        this.components = components;
        this.alterations = List.of(alterations);
    }

    /** Describes the fault. */
    public String sentence() {
        return sentence;
    }

    /** The components that contain the changed code. */
    public List<String> components() {
        return components;
    }

    /** The JVM argument that switches the bug on in an extracted application. */
    public String jvmArgument(Path agentJar) {
        return "-javaagent:" + agentJar.toAbsolutePath() + "=" + name();
    }

    /** Further JVM arguments that the bug needs besides the agent. */
    public List<String> furtherArguments() {
        return this == NO_NATURAL_KEY ? NaturalKey.AS_OWNER : List.of();
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
                                "there is no bug " + name + "; the bugs are " + List.of(values())));
    }

    private static final class Services {

        private static final List<String> ALL =
                List.of("event-service", "payment-service", "ticket-service", "validation-service");
    }
}
