package dev.usher.payment.decline;

import static dev.usher.payment.decline.DeclineScene.CARD;
import static dev.usher.payment.decline.DeclineScene.address;
import static dev.usher.payment.decline.DeclineScene.charge;
import static dev.usher.payment.decline.DeclineScene.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.PersonErased;
import dev.usher.payment.PaymentTest;
import dev.usher.payment.Postbox;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeMail;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.TestIssuer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Declined cards, which are recorded once and for a day. */
@PaymentTest
class RecordedDeclinesIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Shop shop;
    private final Postbox postbox;
    private final MessageProbe messages;
    private final JdbcClient jdbc;
    private final MutableClock clock;
    private final MeasureDeclines measure;
    private final PurgeDeclines purge;
    private final DeclineScene scene;

    RecordedDeclinesIntegrationTests(
            Shop shop,
            Postbox postbox,
            MessageProbe messages,
            JdbcClient jdbc,
            MutableClock clock,
            MeasureDeclines measure,
            PurgeDeclines purge,
            Api api) {
        this.shop = shop;
        this.postbox = postbox;
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
        this.measure = measure;
        this.purge = purge;
        this.scene = new DeclineScene(shop, api, postbox, jdbc, clock);
    }

    @Test
    void countOnceHoweverOftenAChargeIsReported() {
        String buyer = person("doris");
        ApiResponse order = shop.opened(shop.reserve(buyer, 1, 2500));
        String charge = charge();
        List<StripeMail> twins =
                Stream.generate(() ->
                                StripeMail.declined(Shop.id(order), charge, CARD, clock.instant()))
                        .limit(5)
                        .toList();

        Stream.of(1, 2)
                .flatMap(_ -> twins.stream())
                .map(mail -> CompletableFuture.supplyAsync(() -> postbox.send(mail)))
                .toList()
                .forEach(sent -> sent.join().expect(200));

        twins.forEach(mail -> postbox.awaitOutcome(mail, "declined"));
        assertThat(scene.declines(buyer)).isEqualTo(1);
        assertThat(scene.timeline(order, buyer)).filteredOn("CARD_DECLINED"::equals).hasSize(1);
        shop.opened(shop.reserve(buyer, 1, 2500));
    }

    @Test
    void countAllThatAreReportedAtTheSameTime() {
        String buyer = person("dolly");
        ApiResponse order = shop.opened(shop.reserve(buyer, 1, 2500));
        List<StripeMail> mails =
                IntStream.range(0, 12)
                        .mapToObj(_ ->
                                StripeMail.declined(
                                        Shop.id(order), charge(), CARD, clock.instant()))
                        .toList();

        mails.stream()
                .map(mail -> CompletableFuture.supplyAsync(() -> postbox.send(mail)))
                .toList()
                .forEach(sent -> sent.join().expect(200));

        mails.forEach(mail -> postbox.awaitOutcome(mail, "declined"));
        assertThat(scene.declines(buyer)).isEqualTo(12);
        assertThat(scene.timeline(order, buyer)).filteredOn("CARD_DECLINED"::equals).hasSize(12);
        shop.open(shop.reserve(buyer, 1, 2500)).expect(429);
    }

    @Test
    void tellTheTimelineOfTheFirstTwentyOnly() {
        String buyer = person("doug");
        ApiResponse order = shop.opened(shop.reserve(buyer, 1, 2500));
        jdbc.sql(
                        """
                        insert into order_timeline (order_id, at, type, detail)
                        select ?, now(), 'CARD_DECLINED', 'A card was declined.'
                        from generate_series(1, 19)
                        """)
                .param(UUID.fromString(Shop.id(order)))
                .update();

        scene.decline(order, 3);

        assertThat(scene.declines(buyer)).isEqualTo(3);
        assertThat(scene.timeline(order, buyer)).filteredOn("CARD_DECLINED"::equals).hasSize(20);
    }

    @Test
    void areNotCountedIfTheyAreOfNoOrderOrOfNoCard() {
        String buyer = person("daisy");
        ApiResponse order = shop.opened(shop.reserve(buyer, 1, 2500));
        StripeMail declined = StripeMail.declined(Shop.id(order), charge(), CARD, clock.instant());
        StripeMail ofNobody = declined.with("\"orderId\"", "\"invoiceId\"");
        StripeMail debit = declined.with("\"type\": \"card\"", "\"type\": \"sepa_debit\"");
        StripeMail unknown = declined.with(Shop.id(order), UUID.randomUUID().toString());

        Stream.of(ofNobody, debit, unknown).forEach(mail -> postbox.send(mail).expect(200));

        postbox.awaitOutcome(ofNobody, "not a declined card of an order of ours");
        postbox.awaitOutcome(debit, "not a declined card of an order of ours");
        postbox.awaitOutcome(unknown, "declined");
        assertThat(scene.declines(buyer)).isZero();
    }

    @Test
    void ofACardThatStripeDoesNotNameCountAsDeclinesOnly() {
        String buyer = person("dido");
        ApiResponse order = shop.opened(shop.reserve(buyer, 1, 2500));
        for (int i = 0; i < 3; i++) {
            StripeMail mail = StripeMail.declined(Shop.id(order), charge(), "", clock.instant());
            postbox.send(mail).expect(200);
            postbox.awaitOutcome(mail, "declined");
        }

        shop.opened(shop.reserve(buyer, 1, 2500));
        scene.decline(order, 1);
        shop.open(shop.reserve(buyer, 1, 2500)).expect(429);
    }

    @Test
    void doNotCountUnderANumberThatIsSwitchedOff() {
        String buyer = person("duke");
        ApiResponse order = shop.opened(shop.reserve(buyer, 1, 2500));
        scene.decline(order, 4);
        scene.decline(order, "another card", Duration.ZERO);
        scene.decline(order, "a third card", Duration.ZERO);

        assertThat(reached(buyer, settings(4, 3))).isEqualTo(2);
        assertThat(reached(buyer, settings(4, 0))).isEqualTo(1);
        assertThat(reached(buyer, settings(0, 3))).isEqualTo(1);
        assertThat(reached(buyer, settings(0, 0))).isZero();
    }

    @Test
    void areNotForgottenWithTheBuyerButTheAddressOfTheOrderIs() {
        String buyer = person("delia");
        ApiResponse order = scene.open(shop.reserve(buyer, 1, 2500), address()).expect(201);
        scene.decline(order, 4);
        assertThat(addressOf(order)).matches("[0-9a-f]{32}");
        String account = TestIssuer.accountId(buyer);

        messages.publish(account, account, 1, new PersonErased(account, null, clock.instant()));

        await().atMost(SOON).untilAsserted(() -> assertThat(addressOf(order)).isEmpty());
        shop.open(shop.reserve(buyer, 1, 2500)).expect(429);
        scene.age(buyer);
        ApiResponse later = scene.open(shop.reserve(buyer, 1, 2500), address()).expect(201);
        assertThat(addressOf(later)).isEmpty();
    }

    @Test
    void keepNeitherCardNorAddress() {
        String buyer = person("dana");
        String address = address();
        scene.decline(scene.open(shop.reserve(buyer, 1, 2500), address).expect(201), 1);

        String row =
                jdbc.sql("select row_to_json(d)::text from card_decline d where account_id = ?")
                        .param(TestIssuer.accountId(buyer))
                        .query(String.class)
                        .single();

        assertThat(row).doesNotContain(CARD).doesNotContain(address);
        assertThat(row).containsPattern("\"card\":\"[0-9a-f]{32}\"");
        assertThat(row).containsPattern("\"address\":\"[0-9a-f]{32}\"");
    }

    @Test
    void areDeletedWhenTheyNoLongerCount() {
        String old = person("dale");
        String recent = person("dee");
        scene.decline(shop.opened(shop.reserve(old, 1, 2500)), 2);
        scene.decline(shop.opened(shop.reserve(recent, 1, 2500)), 1);
        scene.age(old);

        purge.purge();

        assertThat(scene.declines(old)).isZero();
        assertThat(scene.declines(recent)).isEqualTo(1);
    }

    private String addressOf(ApiResponse order) {
        return jdbc.sql("select coalesce(client_hash, '') from orders where id = ?")
                .param(UUID.fromString(Shop.id(order)))
                .query(String.class)
                .single();
    }

    private int reached(String buyer, DeclineSettings settings) {
        Map<String, Object> parameters =
                new HashMap<>(
                        new DeclineMeasure(null, measure.of(null).now(), settings).parameters());
        parameters.put("holder", TestIssuer.accountId(buyer));
        return jdbc.sql("select count(*) from (" + DeclineMeasure.REACHED + ") as d")
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    private static DeclineSettings settings(int perAccount, int cardsPerAccount) {
        return new DeclineSettings(
                Duration.ofHours(24),
                perAccount,
                cardsPerAccount,
                0,
                0,
                "",
                Duration.ofHours(1),
                1000);
    }
}
