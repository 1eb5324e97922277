package dev.usher.validation.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.ScanRecorded;
import dev.usher.contracts.TicketState;
import dev.usher.contracts.Topic;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.Seen;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.validation.TestEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest(schema = "validation")
class ScanIntegrationTests {

    private final Api api;
    private final MessageProbe messages;
    private final MutableClock clock;
    private final TestEvent event;
    private final String stan;
    private final String olivia;

    ScanIntegrationTests(Api api, TestIssuer issuer, MessageProbe messages, MutableClock clock) {
        this.api = api;
        this.messages = messages;
        this.clock = clock;
        this.event = new TestEvent(messages, clock.instant());
        this.stan = issuer.token("stan");
        this.olivia = issuer.token("olivia", "organizer");
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    @Test
    void admitsATicketAndNamesItsHolder() {
        TicketState ticket = opened();

        ApiResponse answer = scan(event.newId(), ticket, "North").expect(200);

        assertThat(answer.string("/result")).isEqualTo("ADMITTED");
        assertThat(answer.string("/reason")).isEqualTo("OK");
        assertThat(answer.string("/ticket/holderName")).isEqualTo("Alice Jansen");
        assertThat(answer.string("/ticket/ticketTypeName")).isEqualTo("Standing");
    }

    @Test
    void refusesASecondScanAndNamesTheFirstGate() {
        TicketState ticket = opened();
        UUID first = event.newId();
        scan(first, ticket, "North").expect(200);

        ApiResponse second = scan(event.newId(), ticket, "South").expect(200);

        assertThat(second.string("/result")).isEqualTo("REJECTED");
        assertThat(second.string("/reason")).isEqualTo("ALREADY_ADMITTED");
        assertThat(second.string("/firstScan/scanId")).isEqualTo(first.toString());
        assertThat(second.string("/firstScan/gate")).isEqualTo("North");
        assertThat(second.at("/firstScan/at").isMissingNode()).isFalse();
    }

    @Test
    void answersARepeatedScanAsTheFirstTime() {
        TicketState ticket = opened();
        UUID scanId = event.newId();
        ApiResponse first = scan(scanId, ticket, "North").expect(200);

        ApiResponse again = scan(scanId, ticket, "North").expect(200);

        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void answersARepeatedRefusalAsTheFirstTimeEvenIfItWouldBeAdmittedNow() {
        event.opening(
                clock.instant().plus(Duration.ofHours(1)),
                clock.instant().plus(Duration.ofHours(5)));
        TicketState ticket = opened();
        UUID scanId = event.newId();
        assertThat(scan(scanId, ticket, null).string("/reason")).isEqualTo("TOO_EARLY");
        clock.advance(Duration.ofHours(2));

        assertThat(scan(scanId, ticket, null).string("/reason")).isEqualTo("TOO_EARLY");
        assertThat(scan(event.newId(), ticket, null).string("/result")).isEqualTo("ADMITTED");
    }

    @Test
    void refusesAScanIdUsedForAnotherTicket() {
        TicketState ticket = opened();
        TicketState other = known(event.issued());
        UUID scanId = event.newId();
        scan(scanId, ticket, null).expect(200);

        ApiResponse reused = scan(scanId, other, null).expect(422);

        assertThat(reused.code()).isEqualTo("scan_id_reused");
        assertThat(scan(event.newId(), other, null).string("/result")).isEqualTo("ADMITTED");
    }

    @Test
    void admitsOnceWhenManyGatesScanInTheSameMoment() throws Exception {
        TicketState ticket = opened();
        int gates = 64;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<ApiResponse>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int gate = 0; gate < gates; gate++) {
                UUID scanId = event.newId();
                String name = "Gate " + gate;
                answers.add(
                        threads.submit(() -> {
                            start.await();
                            return scan(scanId, ticket, name);
                        }));
            }
            start.countDown();
        }
        List<String> results = new ArrayList<>();
        for (Future<ApiResponse> answer : answers) {
            results.add(answer.get().expect(200).string("/result"));
        }

        assertThat(results).filteredOn("ADMITTED"::equals).hasSize(1);
        assertThat(results).filteredOn("REJECTED"::equals).hasSize(gates - 1);
    }

    @Test
    void letsOutAndInAgainWhereReentryIsAllowed() {
        TicketState ticket = opened();
        scan(event.newId(), ticket, "North").expect(200);

        assertThat(exit(ticket).string("/result")).isEqualTo("ADMITTED");
        assertThat(exit(ticket).string("/reason")).isEqualTo("NOT_INSIDE");
        assertThat(scan(event.newId(), ticket, "South").string("/result")).isEqualTo("ADMITTED");
    }

    @Test
    void letsNoHolderInAgainWithoutReentry() {
        event.withoutReentry();
        TicketState ticket = opened();
        scan(event.newId(), ticket, "North").expect(200);
        exit(ticket).expect(200);

        assertThat(scan(event.newId(), ticket, "North").string("/reason"))
                .isEqualTo("ALREADY_ADMITTED");
    }

    @Test
    void refusesAForgedCredential() {
        TicketState ticket = opened();

        ApiResponse answer = scanText(event.credential(ticket, event.forgersKey()));

        assertThat(answer.string("/reason")).isEqualTo("BAD_SIGNATURE");
        assertThat(answer.at("/ticket").isNull()).isTrue();
    }

    @Test
    void refusesAnAlteredCredential() {
        TicketState ticket = opened();
        String credential = event.credential(ticket);
        int middle = credential.length() / 2;
        char altered = credential.charAt(middle) == 'A' ? 'B' : 'A';

        ApiResponse answer =
                scanText(
                        credential.substring(0, middle)
                                + altered
                                + credential.substring(middle + 1));

        assertThat(answer.string("/result")).isEqualTo("REJECTED");
        assertThat(answer.string("/reason")).isIn("BAD_SIGNATURE", "MALFORMED");
    }

    @Test
    void callsAnyOtherTextMalformed() {
        opened();

        assertThat(scanText("https://example.com/menu").string("/reason")).isEqualTo("MALFORMED");
    }

    @Test
    void refusesATicketOfAnotherEvent() {
        opened();
        TestEvent elsewhere = new TestEvent(messages, clock.instant()).publish().publishKey();
        TicketState ticket = verifiable(elsewhere, elsewhere.issued());

        ApiResponse answer = scanText(elsewhere.credential(ticket));

        assertThat(answer.string("/reason")).isEqualTo("WRONG_EVENT");
        assertThat(answer.at("/ticket").isNull()).isTrue();
    }

    @Test
    void refusesACancelledTicket() {
        TicketState ticket = opened();
        event.cancel(ticket);
        await().until(() -> validate(ticket).string("/reason").equals("CANCELLED"));

        assertThat(scan(event.newId(), ticket, null).string("/reason")).isEqualTo("CANCELLED");
    }

    @Test
    void refusesAnOlderVersionOfATicket() {
        event.publish().publishKey();
        TicketState newer = event.ticket(2);
        event.issue(newer);
        verifiable(event, newer);
        TicketState older =
                new TicketState(
                        newer.id(),
                        1,
                        "VALID",
                        newer.code(),
                        null,
                        newer.keyId(),
                        newer.orderId(),
                        newer.reservationId(),
                        newer.lineId(),
                        1,
                        newer.eventId(),
                        newer.ticketTypeId(),
                        "Standing",
                        newer.holder(),
                        newer.issuedAt(),
                        null);

        assertThat(scanText(event.credential(older)).string("/reason")).isEqualTo("SUPERSEDED");
        assertThat(scanText(event.credential(newer)).string("/result")).isEqualTo("ADMITTED");
    }

    @Test
    void saysWhenItIsTooEarlyAndWhenItIsOver() {
        TicketState ticket = opened();
        clock.advance(Duration.ofHours(6));
        assertThat(scan(event.newId(), ticket, null).string("/reason")).isEqualTo("EVENT_ENDED");
    }

    @Test
    void admitsByTheTypedCodeHoweverItIsTyped() {
        TicketState ticket = opened();
        String typed = ticket.code().toLowerCase(Locale.ROOT).replace("-", "");

        ApiResponse answer = scanCode(event.newId(), typed);

        assertThat(answer.string("/result")).isEqualTo("ADMITTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\r\n", "\t%s", "  %s  ", "\uFEFF%s", "lower"})
    void admitsByACredentialWithWhatTheMachineAdded(String around) {
        TicketState ticket = opened();
        String credential = event.credential(ticket);
        String shown =
                around.equals("lower")
                        ? credential.toLowerCase(Locale.ROOT)
                        : around.formatted(credential);

        assertThat(scanText(shown).expect(200).string("/result")).isEqualTo("ADMITTED");
        assertThat(scanText(credential).string("/reason")).isEqualTo("ALREADY_ADMITTED");
    }

    @Test
    void answersARepeatedScanAsTheFirstTimeHoweverItIsTyped() {
        TicketState ticket = opened();
        UUID scanId = event.newId();
        ApiResponse first = scanCode(scanId, ticket.code()).expect(200);

        for (String typed :
                List.of(
                        ticket.code().toLowerCase(Locale.ROOT),
                        ticket.code().replace("-", "") + "\r\n",
                        " " + ticket.code().replace('-', '\u2013'))) {
            assertThat(scanCode(scanId, typed).expect(200).json()).isEqualTo(first.json());
        }
        assertThat(scanCode(scanId, ticket.code() + "0").expect(422).code())
                .isEqualTo("scan_id_reused");
    }

    @Test
    void asksToRepeatWhileTheKeyIsOnItsWayAndRecordsNothing() {
        event.publish();
        TicketState ticket = event.issued();
        UUID scanId = event.newId();
        await().untilAsserted(() -> assertThat(scan(scanId, ticket, null).status()).isEqualTo(503));
        assertThat(scan(scanId, ticket, null).header("Retry-After")).contains("1");
        event.publishKey();

        await().untilAsserted(() ->
                assertThat(scan(scanId, ticket, null).expect(200).string("/result"))
                        .isEqualTo("ADMITTED"));
    }

    @Test
    void asksToRepeatWhileATicketPaidJustNowIsOnItsWay() {
        opened();
        TicketState onItsWay = event.ticket();
        UUID scanId = event.newId();
        ApiResponse early = scan(scanId, onItsWay, null).expect(503);
        event.issue(onItsWay);

        assertThat(early.code()).isEqualTo("ticket_not_learnt");
        await().untilAsserted(() ->
                assertThat(scan(scanId, onItsWay, null).expect(200).string("/result"))
                        .isEqualTo("ADMITTED"));
    }

    @Test
    void callsAGenuineTicketUnknownWhenItNeverArrives() {
        opened();
        TicketState lost = event.ticket();
        clock.advance(Duration.ofMinutes(6));

        assertThat(scan(event.newId(), lost, null).expect(200).string("/reason"))
                .isEqualTo("UNKNOWN_TICKET");
    }

    @Test
    void doesNotWaitForAForgersOwnKey() {
        event.publish();
        TicketState ticket = known(event.issued());
        TestEvent forger = new TestEvent(messages, clock.instant());

        ApiResponse answer = scanText(event.credential(ticket, forger.key));

        assertThat(answer.expect(200).string("/reason")).isEqualTo("BAD_SIGNATURE");
    }

    @Test
    void publishesEveryScanInOrder() {
        TicketState ticket = opened();
        scan(event.newId(), ticket, "North").expect(200);
        scan(event.newId(), ticket, "South").expect(200);

        await().until(() -> messages.seen(Topic.SCANS, ticket.id().toString()).size() == 2);
        List<Seen> seen = messages.seen(Topic.SCANS, ticket.id().toString());

        assertThat(seen).extracting(Seen::sequence).containsExactly(1L, 2L);
        assertThat(seen)
                .extracting(one -> one.message(ScanRecorded.class).result())
                .containsExactly("ADMITTED", "REJECTED");
    }

    @Test
    void namesEveryMistakeInARequest() {
        ApiResponse answer = api.post("/v1/scans", Map.of("gate", " "), stan).expect(400);

        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(answer.at("/errors")).hasSize(4);
    }

    /** Publishes the event, its key and one ticket, and waits until all have arrived. */
    private TicketState opened() {
        event.publish().publishKey();
        return verifiable(event, event.issued());
    }

    /** Waits until both the ticket and its key have arrived. */
    private TicketState verifiable(TestEvent of, TicketState ticket) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> {
                    ApiResponse answer =
                            api.post(
                                    "/v1/validations",
                                    Map.of("credential", of.credential(ticket)),
                                    olivia);
                    return answer.status() == 200
                            && answer.at("/ticket/id").asString("").equals(ticket.id().toString());
                });
        return ticket;
    }

    private TicketState known(TicketState ticket) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> {
                    ApiResponse answer =
                            api.post("/v1/validations", Map.of("code", ticket.code()), olivia);
                    return answer.status() == 200
                            && !answer.string("/reason").equals("UNKNOWN_TICKET");
                });
        return ticket;
    }

    private ApiResponse validate(TicketState ticket) {
        return api.post("/v1/validations", Map.of("code", ticket.code()), olivia);
    }

    private ApiResponse scan(UUID scanId, TicketState ticket, String gate) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("scanId", scanId.toString());
        body.put("eventId", event.id.toString());
        body.put("credential", event.credential(ticket));
        body.put("gate", gate);
        return api.post("/v1/scans", body, stan);
    }

    private ApiResponse scanText(String credential) {
        return api.post(
                "/v1/scans",
                Map.of(
                        "scanId", event.newId().toString(),
                        "eventId", event.id.toString(),
                        "credential", credential),
                stan);
    }

    private ApiResponse scanCode(UUID scanId, String typed) {
        return api.post(
                "/v1/scans",
                Map.of(
                        "scanId", scanId.toString(),
                        "eventId", event.id.toString(),
                        "code", typed),
                stan);
    }

    private ApiResponse exit(TicketState ticket) {
        return api.post(
                "/v1/scans",
                Map.of(
                        "scanId", event.newId().toString(),
                        "eventId", event.id.toString(),
                        "credential", event.credential(ticket),
                        "direction", "EXIT"),
                stan);
    }
}
