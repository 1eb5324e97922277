package dev.usher.validation;

import static java.util.Objects.requireNonNull;

import dev.usher.contracts.AdmissionTerms;
import dev.usher.contracts.EventPublished;
import dev.usher.contracts.EventState;
import dev.usher.contracts.Holder;
import dev.usher.contracts.Money;
import dev.usher.contracts.Place;
import dev.usher.contracts.StaffMember;
import dev.usher.contracts.TicketCancelled;
import dev.usher.contracts.TicketIssued;
import dev.usher.contracts.TicketKeyChanged;
import dev.usher.contracts.TicketState;
import dev.usher.contracts.TicketTypeState;
import dev.usher.contracts.Topic;
import dev.usher.credential.CodeKey;
import dev.usher.credential.Credential;
import dev.usher.credential.CredentialSigner;
import dev.usher.credential.RootSecret;
import dev.usher.credential.SigningKey;
import dev.usher.credential.TypedCode;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.platform.web.security.AddressKey;
import dev.usher.platform.web.security.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Olivia's event as the other services publish it: the event, its key and its tickets. Admission is
 * open unless a test says otherwise; stan is gate staff by email.
 */
public final class TestEvent {

    private static final CodeKey CODE_KEY =
            CodeKey.ofBase64("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private static final AddressKey ADDRESS_KEY =
            AddressKey.ofBase64("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private static final RootSecret ROOT = new RootSecret(new byte[32]);
    private static final AtomicLong SEED = new AtomicLong(System.nanoTime());

    private final MessageProbe messages;
    private final Random random = new Random(SEED.incrementAndGet());
    private final Instant now;

    public final UUID id = newId();
    public final SigningKey key = ROOT.signingKey(id, 1);

    private Instant opensAt;
    private Instant closesAt;
    private boolean reentry = true;
    private String status = "PUBLISHED";
    private List<StaffMember> staff = new ArrayList<>();
    private long version;

    public TestEvent(MessageProbe messages, Instant now) {
        this.messages = messages;
        this.now = now;
        this.opensAt = now.minus(Duration.ofHours(1));
        this.closesAt = now.plus(Duration.ofHours(5));
        this.staff.add(staffMember(newId(), "stan@example.com"));
    }

    /** An entry that is not bound, as it is published. */
    public static StaffMember staffMember(UUID id, String email) {
        return new StaffMember(id, null, ADDRESS_KEY.hash(new EmailAddress(email)), null, null);
    }

    public UUID newId() {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x7000L,
                (random.nextLong() >>> 2) | 0x8000000000000000L);
    }

    public TestEvent opening(Instant from, Instant until) {
        opensAt = from;
        closesAt = until;
        return this;
    }

    public TestEvent withoutReentry() {
        reentry = false;
        return this;
    }

    public TestEvent draft() {
        status = "DRAFT";
        return this;
    }

    public TestEvent cancelled() {
        status = "CANCELLED";
        return this;
    }

    public TestEvent staff(StaffMember... members) {
        staff = List.of(members);
        return this;
    }

    public UUID stansEntry() {
        return staff.getFirst().id();
    }

    public TestEvent publish() {
        version++;
        messages.publish(id, version, new EventPublished(state()));
        return this;
    }

    public TestEvent publishKey() {
        messages.publish(
                key.keyId().toString(),
                key.keyId().toString(),
                1,
                new TicketKeyChanged(
                        key.keyId().toString(), id, key.verifyingKey().toBase64Url(), "ACTIVE"));
        return this;
    }

    public TicketState ticket() {
        return ticket(1);
    }

    public TicketState ticket(int ticketVersion) {
        return new TicketState(
                newId(),
                ticketVersion,
                "VALID",
                TypedCode.firstOf(candidate -> random.nextLong()).toString(),
                null,
                key.keyId().toString(),
                newId(),
                newId(),
                newId(),
                1,
                id,
                newId(),
                "Standing",
                new Holder("Alice Jansen", "alice@example.com"),
                now,
                null);
    }

    public TicketState issued() {
        TicketState ticket = ticket();
        issue(ticket);
        return ticket;
    }

    public void issue(TicketState ticket) {
        messages.publish(ticket.id(), 1, new TicketIssued(withHash(ticket)));
    }

    /** Publishes the ticket as earlier releases did, with its code and the holder's address. */
    public void issueInClear(TicketState ticket) {
        messages.publish(ticket.id(), 1, new TicketIssued(ticket));
    }

    public static String codeHash(TicketState ticket) {
        return CODE_KEY.hash(requireNonNull(ticket.code()));
    }

    /** The ticket as it is published: with the hash of its code alone. */
    private static TicketState withHash(TicketState ticket) {
        return new TicketState(
                ticket.id(),
                ticket.version(),
                ticket.status(),
                null,
                codeHash(ticket),
                ticket.keyId(),
                ticket.orderId(),
                ticket.reservationId(),
                ticket.lineId(),
                ticket.seat(),
                ticket.eventId(),
                ticket.ticketTypeId(),
                ticket.ticketTypeName(),
                new Holder(ticket.holder().name(), null),
                ticket.issuedAt(),
                ticket.cancelledAt());
    }

    public void cancel(TicketState ticket) {
        messages.publish(
                ticket.id(),
                2,
                new TicketCancelled(
                        new TicketState(
                                ticket.id(),
                                ticket.version(),
                                "CANCELLED",
                                null,
                                codeHash(ticket),
                                ticket.keyId(),
                                ticket.orderId(),
                                ticket.reservationId(),
                                ticket.lineId(),
                                ticket.seat(),
                                ticket.eventId(),
                                ticket.ticketTypeId(),
                                ticket.ticketTypeName(),
                                ticket.holder(),
                                ticket.issuedAt(),
                                now)));
    }

    public void forget(TicketState ticket, long sequence) {
        messages.publishDeletion(Topic.TICKETS, ticket.id().toString(), sequence);
    }

    /** The text of the ticket's QR code. */
    public String credential(TicketState ticket) {
        return credential(ticket, key);
    }

    public String credential(TicketState ticket, SigningKey signedWith) {
        return new CredentialSigner()
                .sign(
                        new Credential(
                                ticket.id(),
                                id,
                                ticket.version(),
                                Instant.ofEpochSecond(now.getEpochSecond()),
                                Instant.ofEpochSecond(
                                        closesAt.plus(Duration.ofDays(400)).getEpochSecond())),
                        signedWith);
    }

    /** A forger's key under the id of the published key. */
    public SigningKey forgersKey() {
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        return new SigningKey(key.keyId(), seed);
    }

    private EventState state() {
        Instant starts = opensAt.plus(Duration.ofHours(4));
        return new EventState(
                id,
                version,
                TestIssuer.accountId("olivia"),
                status,
                "Winter Jazz",
                null,
                new Place("Paradiso", null, "Amsterdam", "NL"),
                starts,
                closesAt,
                "Europe/Amsterdam",
                List.of(
                        new TicketTypeState(
                                newId(),
                                "Standing",
                                new Money(2500, "EUR"),
                                800,
                                6,
                                null,
                                null,
                                false)),
                null,
                new AdmissionTerms(opensAt, closesAt, reentry, false, false),
                staff,
                now,
                now);
    }
}
