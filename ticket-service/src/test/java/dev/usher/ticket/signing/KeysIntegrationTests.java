package dev.usher.ticket.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.EventUpdated;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.TicketKeyChanged;
import dev.usher.contracts.Topic;
import dev.usher.credential.CredentialSigner;
import dev.usher.credential.RootSecret;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.Seen;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.ticket.TestOrders;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ServiceTest(schema = "ticket")
class KeysIntegrationTests {

    private final MessageProbe kafka;
    private final Api api;
    private final TicketKeys keys;
    private final TicketKeyPublisher publisher;
    private final MeterRegistry metrics;

    KeysIntegrationTests(
            MessageProbe kafka,
            Api api,
            TicketKeys keys,
            TicketKeyPublisher publisher,
            MeterRegistry metrics) {
        this.kafka = kafka;
        this.api = api;
        this.keys = keys;
        this.publisher = publisher;
        this.metrics = metrics;
    }

    @Test
    void publishesTheKeyOfAnEventAsSoonAsItIsLearntDraftIncluded() {
        UUID event = UUID.randomUUID();

        learn(event, 1, "DRAFT");

        Seen seen = awaitKey(event);
        TicketKeyChanged key = seen.message(TicketKeyChanged.class);
        assertThat(seen.key()).isEqualTo(key.keyId());
        assertThat(seen.sequence()).isEqualTo(1);
        assertThat(key.status()).isEqualTo("ACTIVE");
        learn(event, 2, "PUBLISHED");
        awaitListed(event);
        JsonNode jwk = api.get("/v1/ticket-keys?eventId=" + event, null).expect(200).at("/keys/0");
        assertThat(jwk.at("/kty").asString()).isEqualTo("OKP");
        assertThat(jwk.at("/crv").asString()).isEqualTo("Ed25519");
        assertThat(jwk.at("/kid").asString()).isEqualTo(key.keyId());
        assertThat(jwk.at("/x").asString()).isEqualTo(key.publicKey());
        assertThat(jwk.at("/eventId").asString()).isEqualTo(event.toString());
        assertThat(jwk.at("/status").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void publishesOneKeyHoweverOftenTheEventChangesOrSells() {
        UUID event = UUID.randomUUID();
        PaymentSucceeded paid = TestOrders.paidBy("alice", event, 1);

        learn(event, 1, "DRAFT");
        learn(event, 2, "PUBLISHED");
        kafka.publish(paid.reservationId().toString(), paid.orderId().toString(), 1, paid);
        kafka.await(Topic.TICKETS, seen -> seen.text().contains(paid.orderId().toString()));
        learn(event, 3, "PUBLISHED");
        UUID last = UUID.randomUUID();
        learn(last, 1, "DRAFT");
        awaitKey(last);

        assertThat(kafka.seen(Topic.TICKET_KEYS))
                .filteredOn(seen -> seen.text().contains(event.toString()))
                .hasSize(1);
    }

    @Test
    void publishesTheKeyWithTheFirstMintAtTheLatest() {
        UUID event = UUID.randomUUID();
        PaymentSucceeded paid = TestOrders.paidBy("alice", event, 1);

        kafka.publish(paid.reservationId().toString(), paid.orderId().toString(), 1, paid);

        assertThat(awaitKey(event).message(TicketKeyChanged.class).eventId()).isEqualTo(event);
    }

    @Test
    void findsAKeyByItsId() {
        UUID event = UUID.randomUUID();
        learn(event, 1, "PUBLISHED");
        String kid = awaitKey(event).message(TicketKeyChanged.class).keyId();

        assertThat(api.get("/v1/ticket-keys?kid=" + kid, null).string("/keys/0/eventId"))
                .isEqualTo(event.toString());
        assertThat(api.get("/v1/ticket-keys?kid=0000000000000000", null).expect(200).at("/keys"))
                .isEmpty();
        assertThat(
                        api.get(
                                        "/v1/ticket-keys?kid="
                                                + kid
                                                + "&eventId="
                                                + UUID.randomUUID(),
                                        null)
                                .expect(200)
                                .at("/keys"))
                .isEmpty();
        ApiResponse malformed = api.get("/v1/ticket-keys?kid=xyz", null).expect(400);
        assertThat(malformed.code()).isEqualTo("invalid_request");
    }

    @Test
    void asksForPatienceAboutAnEventItHasNotLearnt() {
        ApiResponse unknown = api.get("/v1/ticket-keys?eventId=" + UUID.randomUUID(), null);

        assertThat(unknown.expect(404).code()).isEqualTo("not_found");
        assertThat(unknown.header("Retry-After")).contains("1");
    }

    @Test
    void givesNoDraftAway() {
        UUID draft = UUID.randomUUID();
        learn(draft, 1, "DRAFT");
        String kid = awaitKey(draft).message(TicketKeyChanged.class).keyId();

        ApiResponse ofDraft = api.get("/v1/ticket-keys?eventId=" + draft, null).expect(404);
        ApiResponse ofUnknown =
                api.get("/v1/ticket-keys?eventId=" + UUID.randomUUID(), null).expect(404);
        assertThat(ofDraft.at("/detail")).isEqualTo(ofUnknown.at("/detail"));
        assertThat(ofDraft.header("Retry-After")).isEqualTo(ofUnknown.header("Retry-After"));
        assertThat(api.get("/v1/ticket-keys?kid=" + kid, null).expect(200).at("/keys")).isEmpty();
        assertThat(listedKeys()).doesNotContain(kid);
        learn(draft, 2, "PUBLISHED");
        awaitListed(draft);
        assertThat(listedKeys()).contains(kid);
    }

    @Test
    void pagesThroughAllKeys() {
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            UUID event = UUID.randomUUID();
            learn(event, 1, "PUBLISHED");
            expected.add(awaitKey(event).message(TicketKeyChanged.class).keyId());
        }

        assertThat(listedKeys()).containsAll(expected);
        assertThat(api.get("/v1/ticket-keys?cursor=nonsense", null).expect(400).code())
                .isEqualTo("invalid_cursor");
    }

    private Set<String> listedKeys() {
        Set<String> found = new HashSet<>();
        String cursor = "";
        do {
            ApiResponse page = api.get("/v1/ticket-keys?limit=2" + cursor, null).expect(200);
            page.at("/keys")
                    .forEach(key -> assertThat(found.add(key.at("/kid").asString())).isTrue());
            cursor = page.at("/nextCursor").isNull() ? "" : "&cursor=" + page.string("/nextCursor");
        } while (!cursor.isEmpty());

        return found;
    }

    @Test
    void refusesToStartWithAnotherRootSecretThanTheOneThatMadeTheKeys() {
        UUID event = UUID.randomUUID();
        learn(event, 1, "DRAFT");
        awaitKey(event);

        SigningKeys restarted =
                new SigningKeys(
                        new RootSecret(new byte[32]),
                        new CredentialSigner(),
                        keys,
                        publisher,
                        new SigningSettings(null, 1));

        assertThatIllegalStateException()
                .isThrownBy(restarted::afterSingletonsInstantiated)
                .withMessageContaining("USHER_TICKET_ROOT_SECRET is not the one");
    }

    @Test
    void namesTheSignersEngineInTheMetrics() {
        assertThat(metrics.get("usher.credential.engine").gauge().getId().getTag("engine"))
                .isIn(List.of("Corretto", "BouncyCastle", "JDK"));
    }

    private void learn(UUID event, long version, String status) {
        kafka.publish(
                event,
                version,
                new EventUpdated(TestOrders.winterJazz(event, version, status, "Winter Jazz")));
    }

    private void awaitListed(UUID event) {
        await().until(() -> api.get("/v1/ticket-keys?eventId=" + event, null).status() == 200);
    }

    private Seen awaitKey(UUID event) {
        return kafka.await(Topic.TICKET_KEYS, seen -> seen.text().contains(event.toString()));
    }
}
