package dev.usher.validation.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.credential.Credential;
import dev.usher.credential.CredentialSigner;
import dev.usher.credential.RootSecret;
import dev.usher.credential.SigningKey;
import dev.usher.validation.EventId;
import dev.usher.validation.TicketId;
import dev.usher.validation.admission.IdentificationOutcome.Identified;
import dev.usher.validation.admission.IdentificationOutcome.NotLearntYet;
import dev.usher.validation.admission.IdentificationOutcome.Unusable;
import dev.usher.validation.roster.RosterEntry;
import dev.usher.validation.roster.RosterKey;
import dev.usher.validation.roster.TestRoster;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentificationTests {

    private static final Instant PAID = Instant.parse("2027-01-20T18:00:00Z");
    private static final Duration LEARNING_TIME = Duration.ofMinutes(5);
    private static final String CODE = "013XR-ZP16B-2";

    private static final RootSecret ROOT = new RootSecret(new byte[32]);
    private static final EventId EVENT = new EventId(new UUID(1, 0x8000000000000001L));
    private static final EventId OTHER_EVENT = new EventId(new UUID(1, 0x8000000000000002L));
    private static final TicketId TICKET = new TicketId(new UUID(2, 0x8000000000000001L));
    private static final SigningKey KEY = ROOT.signingKey(EVENT.value(), 1);
    private static final SigningKey OTHER_KEY = ROOT.signingKey(OTHER_EVENT.value(), 1);

    private final RosterEntry alices = ticketSignedWith(KEY);
    private final TestRoster known = new TestRoster();

    @Test
    void findsATicketByItsCredential() {
        known.with(alices).with(key(KEY, EVENT, RosterKey.Status.ACTIVE));

        assertThat(show(credential(EVENT, 2, KEY))).isEqualTo(new Identified(alices, 2));
    }

    @Test
    void acceptsAKeyThatOnlyVerifies() {
        known.with(alices).with(key(KEY, EVENT, RosterKey.Status.VERIFY_ONLY));

        assertThat(show(credential(EVENT, 1, KEY))).isEqualTo(new Identified(alices, 1));
    }

    @Test
    void refusesARevokedKey() {
        known.with(alices).with(key(KEY, EVENT, RosterKey.Status.REVOKED));

        assertThat(show(credential(EVENT, 1, KEY))).isEqualTo(new Unusable(Reason.BAD_SIGNATURE));
    }

    @ParameterizedTest
    @EnumSource(RosterKey.Status.class)
    void refusesTheKeyOfAnotherEvent(RosterKey.Status status) {
        known.with(alices).with(key(OTHER_KEY, OTHER_EVENT, status));

        assertThat(show(credential(EVENT, 1, OTHER_KEY)))
                .isEqualTo(new Unusable(Reason.BAD_SIGNATURE));
    }

    @Test
    void refusesASignatureMadeWithAnotherKeyUnderAKnownId() {
        known.with(alices).with(key(KEY, EVENT, RosterKey.Status.ACTIVE));
        byte[] seed = new byte[32];
        seed[0] = 1;

        assertThat(show(credential(EVENT, 1, new SigningKey(KEY.keyId(), seed))))
                .isEqualTo(new Unusable(Reason.BAD_SIGNATURE));
    }

    @Test
    void waitsForAnUnknownKeyThatAKnownTicketIsSignedWith() {
        known.with(alices);

        assertThat(show(credential(EVENT, 1, KEY))).isEqualTo(new NotLearntYet());
    }

    @Test
    void doesNotWaitForAnyOtherUnknownKey() {
        assertThat(show(credential(EVENT, 1, KEY))).isEqualTo(new Unusable(Reason.BAD_SIGNATURE));

        known.with(alices);

        assertThat(show(credential(EVENT, 1, OTHER_KEY)))
                .isEqualTo(new Unusable(Reason.BAD_SIGNATURE));
    }

    @Test
    void waitsForAGenuineTicketUntilTheLearningTimeIsOver() {
        known.with(key(KEY, EVENT, RosterKey.Status.ACTIVE));
        String credential = credential(EVENT, 1, KEY);
        Instant end = PAID.plus(LEARNING_TIME);

        assertThat(show(credential, PAID)).isEqualTo(new NotLearntYet());
        assertThat(show(credential, end.minusNanos(1))).isEqualTo(new NotLearntYet());
        assertThat(show(credential, end)).isEqualTo(new Unusable(Reason.UNKNOWN_TICKET));
    }

    @ParameterizedTest
    @ValueSource(strings = {CODE, "013xrzp16b2", "013XR ZP16B 2", "OI3XR-ZP16B-2"})
    void findsATicketByItsTypedCode(String typed) {
        known.with(alices);

        assertThat(identify(new TicketProof.Code(typed), PAID))
                .isEqualTo(new Identified(alices, Identified.CURRENT));
    }

    @Test
    void doesNotWaitForAnUnknownCode() {
        assertThat(identify(new TicketProof.Code(CODE), PAID))
                .isEqualTo(new Unusable(Reason.UNKNOWN_TICKET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "013XR-ZP16B-3", "TKT1:", "TKT1:nonsense", "\0"})
    void callsAnyOtherTextMalformed(String text) {
        assertThat(show(text)).isEqualTo(new Unusable(Reason.MALFORMED));
        assertThat(identify(new TicketProof.Code(text), PAID))
                .isEqualTo(new Unusable(Reason.MALFORMED));
    }

    private IdentificationOutcome show(String credential) {
        return show(credential, PAID);
    }

    private IdentificationOutcome show(String credential, Instant now) {
        return identify(new TicketProof.Credential(credential), now);
    }

    private IdentificationOutcome identify(TicketProof proof, Instant now) {
        return new Identification(
                        known.roster(),
                        new AdmissionSettings(LEARNING_TIME),
                        Clock.fixed(now, ZoneOffset.UTC))
                .identify(proof);
    }

    private static String credential(EventId event, int version, SigningKey key) {
        return new CredentialSigner()
                .sign(
                        new Credential(
                                TICKET.value(),
                                event.value(),
                                version,
                                PAID,
                                PAID.plus(Duration.ofDays(400))),
                        key);
    }

    private static RosterKey key(SigningKey key, EventId event, RosterKey.Status status) {
        return new RosterKey(key.keyId(), event, key.verifyingKey(), status);
    }

    private static RosterEntry ticketSignedWith(SigningKey key) {
        return new RosterEntry(
                TICKET,
                EVENT,
                2,
                RosterEntry.Status.VALID,
                TestRoster.CODE_KEY.hash(CODE),
                key.keyId(),
                "Standing",
                "Alice Jansen");
    }
}
