package dev.usher.payment.decline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.PersonErased;
import dev.usher.payment.EventServiceStub;
import dev.usher.payment.PaymentTest;
import dev.usher.payment.Postbox;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeLine;
import dev.usher.payment.StripeMail;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.stripesandbox.StripeSandbox;
import dev.usher.stripesandbox.core.TestNumber;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An account may have 4 declines and an address 6, with less than 3 and 5 different cards. Every
 * test has buyers and addresses of its own, because declines count for a day.
 */
@PaymentTest
class DeclinedCardsIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String CARD = "Xt5EWLLDS7FJjR1c";

    private final Shop shop;
    private final Api api;
    private final Postbox postbox;
    private final StripeSandbox stripe;
    private final StripeLine line;
    private final EventServiceStub eventService;
    private final MessageProbe messages;
    private final JdbcClient jdbc;
    private final MutableClock clock;
    private final MeasureDeclines measure;
    private final PurgeDeclines purge;

    DeclinedCardsIntegrationTests(
            Shop shop,
            Api api,
            Postbox postbox,
            StripeSandbox stripe,
            StripeLine line,
            EventServiceStub eventService,
            MessageProbe messages,
            JdbcClient jdbc,
            MutableClock clock,
            MeasureDeclines measure,
            PurgeDeclines purge) {
        this.shop = shop;
        this.api = api;
        this.postbox = postbox;
        this.stripe = stripe;
        this.line = line;
        this.eventService = eventService;
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
        this.measure = measure;
        this.purge = purge;
    }

    @AfterEach
    void heal() {
        line.heal();
    }

    @Test
    void endTheOrdersOfAnAccountUntilTheyAreADayOld() {
        String buyer = person("dora");
        ApiResponse first = shop.opened(shop.reserve(buyer, 1, 2500));
        decline(first, 3);
        shop.opened(shop.reserve(buyer, 1, 2500));
        decline(first, 1);
        Reservation reservation = shop.reserve(buyer, 1, 2500);

        ApiResponse refused = open(reservation, null);

        assertThat(refused.expect(429).code()).isEqualTo("too_many_declines");
        assertThat(refused.string("/detail")).contains("24 hours");
        assertThat(retryAfter(refused)).isBetween(1L, 86_400L);
        assertThat(eventService.claims(reservation)).isEmpty();
        assertThat(shop.ordersOf(buyer).at("/items")).hasSize(2);
        shop.opened(shop.reserve(person("another"), 1, 2500));

        age(buyer);

        assertThat(open(reservation, null).expect(201).string("/status"))
                .isEqualTo("PENDING_PAYMENT");
    }

    @Test
    void leaveAnOrderThatIsOpenAsItIs() {
        String buyer = person("dina");
        Reservation reservation = shop.reserve(buyer, 1, 2500);
        ApiResponse order = shop.opened(reservation);
        decline(order, 4);

        ApiResponse again = shop.open(reservation).expect(200);

        assertThat(Shop.id(again)).isEqualTo(Shop.id(order));
        assertThat(again.string("/checkoutUrl")).isEqualTo(order.string("/checkoutUrl"));
        shop.pay(order);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(shop.read(Shop.id(order), buyer).string("/status"))
                                .isEqualTo("PAID"));
        assertThat(timeline(order, buyer)).filteredOn("CARD_DECLINED"::equals).hasSize(4);
    }

    @Test
    void countDifferentCardsOfAnAccountAsTheSandboxDeclinesThem() {
        String buyer = person("dan");
        ApiResponse order = shop.opened(shop.reserve(buyer, 1, 2500));
        stripe.pay(Shop.session(order), TestNumber.GENERIC_DECLINE.number());
        stripe.pay(Shop.session(order), TestNumber.STOLEN_CARD.number());
        awaitDeclines(buyer, 2);
        shop.opened(shop.reserve(buyer, 1, 2500));
        stripe.pay(Shop.session(order), TestNumber.EXPIRED_CARD.number());
        awaitDeclines(buyer, 3);

        assertThat(shop.open(shop.reserve(buyer, 1, 2500)).expect(429).code())
                .isEqualTo("too_many_declines");
        assertThat(
                        jdbc.sql(
                                        "select count(distinct card) from card_decline where account_id = ?")
                                .param(TestIssuer.accountId(buyer))
                                .query(Integer.class)
                                .single())
                .isEqualTo(3);
    }

    @Test
    void countForAnAddressAcrossItsAccounts() {
        String address = address();
        for (String buyer : List.of(person("dave"), person("dawn"), person("dean"))) {
            ApiResponse order = open(shop.reserve(buyer, 1, 2500), address).expect(201);
            decline(order, 2);
        }
        String innocent = person("innocent");
        Reservation reservation = shop.reserve(innocent, 1, 2500);

        assertThat(open(reservation, address).expect(429).code()).isEqualTo("too_many_declines");

        open(reservation, address()).expect(201);
        open(shop.reserve(innocent, 1, 2500), null).expect(201);
    }

    @Test
    void countDifferentCardsOfAnAddress() {
        String address = address();
        for (int card = 1; card <= 5; card++) {
            ApiResponse order = open(shop.reserve(person("dick"), 1, 2500), address).expect(201);
            decline(order, "card" + card, Duration.ZERO);
        }

        open(shop.reserve(person("dot"), 1, 2500), address).expect(429);
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
        assertThat(declines(buyer)).isEqualTo(1);
        assertThat(timeline(order, buyer)).filteredOn("CARD_DECLINED"::equals).hasSize(1);
        shop.opened(shop.reserve(buyer, 1, 2500));
    }

    @Test
    void countAllThatAreReportedAtTheSameTime() {
        String buyer = person("dolly");
        ApiResponse order = shop.opened(shop.reserve(buyer, 1, 2500));
        List<StripeMail> mails =
                IntStream.range(0, 30)
                        .mapToObj(_ ->
                                StripeMail.declined(
                                        Shop.id(order), charge(), CARD, clock.instant()))
                        .toList();

        mails.stream()
                .map(mail -> CompletableFuture.supplyAsync(() -> postbox.send(mail)))
                .toList()
                .forEach(sent -> sent.join().expect(200));

        mails.forEach(mail -> postbox.awaitOutcome(mail, "declined"));
        assertThat(declines(buyer)).isEqualTo(30);
        assertThat(timeline(order, buyer))
                .filteredOn("CARD_DECLINED"::equals)
                .hasSizeBetween(1, 30);
        shop.open(shop.reserve(buyer, 1, 2500)).expect(429);
    }

    @Test
    void countFromTheMomentAtWhichTheyWereMade() {
        String buyer = person("dylan");
        ApiResponse order = shop.opened(shop.reserve(buyer, 1, 2500));
        decline(order, CARD, Duration.ofHours(1));
        decline(order, CARD, Duration.ofHours(23));
        decline(order, CARD, Duration.ofHours(3));
        decline(order, CARD, Duration.ofHours(25));
        shop.opened(shop.reserve(buyer, 1, 2500));
        decline(order, CARD, Duration.ofHours(2));
        Reservation reservation = shop.reserve(buyer, 1, 2500);

        assertThat(retryAfter(shop.open(reservation).expect(429))).isBetween(1L, 3600L);

        decline(order, CARD, Duration.ofHours(22));
        assertThat(retryAfter(shop.open(reservation).expect(429))).isBetween(3601L, 7200L);
        assertThat(declines(buyer)).isEqualTo(5);
    }

    @Test
    void countWhenTheyAreReportedAfterThePayment() {
        String buyer = person("dexter");
        ApiResponse order = shop.opened(shop.reserve(buyer, 1, 2500));
        shop.pay(order);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(shop.read(Shop.id(order), buyer).string("/status"))
                                .isEqualTo("PAID"));

        decline(order, 4);

        assertThat(shop.read(Shop.id(order), buyer).string("/status")).isEqualTo("PAID");
        shop.open(shop.reserve(buyer, 1, 2500)).expect(429);
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
        assertThat(declines(buyer)).isZero();
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
        decline(order, 1);
        shop.open(shop.reserve(buyer, 1, 2500)).expect(429);
    }

    @Test
    void doNotCountUnderANumberThatIsSwitchedOff() {
        String buyer = person("duke");
        ApiResponse order = shop.opened(shop.reserve(buyer, 1, 2500));
        decline(order, 4);
        decline(order, "another card", Duration.ZERO);
        decline(order, "a third card", Duration.ZERO);

        assertThat(reached(buyer, settings(4, 3))).isEqualTo(2);
        assertThat(reached(buyer, settings(4, 0))).isEqualTo(1);
        assertThat(reached(buyer, settings(0, 3))).isEqualTo(1);
        assertThat(reached(buyer, settings(0, 0))).isZero();
    }

    @Test
    void endAnAttemptThatHasNoSessionYet() {
        String buyer = person("dinah");
        ApiResponse order = shop.opened(shop.reserve(buyer, 1, 2500));
        Reservation reservation = shop.reserve(buyer, 1, 2500);
        line.cut();
        shop.open(reservation).expect(503);
        line.heal();
        decline(order, 4);

        assertThat(shop.open(reservation).expect(429).code()).isEqualTo("too_many_declines");
    }

    @Test
    void areNotForgottenWithTheBuyerButTheAddressOfTheOrderIs() {
        String buyer = person("delia");
        ApiResponse order = open(shop.reserve(buyer, 1, 2500), address()).expect(201);
        decline(order, 4);
        assertThat(addressOf(order)).matches("[0-9a-f]{32}");
        String account = TestIssuer.accountId(buyer);

        messages.publish(account, account, 1, new PersonErased(account, null, clock.instant()));

        await().atMost(SOON).untilAsserted(() -> assertThat(addressOf(order)).isEmpty());
        shop.open(shop.reserve(buyer, 1, 2500)).expect(429);
        age(buyer);
        ApiResponse later = open(shop.reserve(buyer, 1, 2500), address()).expect(201);
        assertThat(addressOf(later)).isEmpty();
    }

    @Test
    void keepNeitherCardNorAddress() {
        String buyer = person("dana");
        String address = address();
        decline(open(shop.reserve(buyer, 1, 2500), address).expect(201), 1);

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
        decline(shop.opened(shop.reserve(old, 1, 2500)), 2);
        decline(shop.opened(shop.reserve(recent, 1, 2500)), 1);
        age(old);

        purge.purge();

        assertThat(declines(old)).isZero();
        assertThat(declines(recent)).isEqualTo(1);
    }

    private static String person(String name) {
        return name + "-" + UUID.randomUUID();
    }

    private static String address() {
        return "2001:db8::" + UUID.randomUUID();
    }

    private static String charge() {
        return "ch_test_" + UUID.randomUUID();
    }

    private ApiResponse open(Reservation reservation, String address) {
        String[] headers =
                address == null ? new String[0] : new String[] {"Usher-Client-Address", address};
        return api.post(
                "/v1/orders",
                Map.of("reservationId", reservation.id()),
                shop.attendee(reservation.holder()),
                headers);
    }

    private void decline(ApiResponse order, int times) {
        for (int i = 0; i < times; i++) {
            decline(order, CARD, Duration.ZERO);
        }
    }

    private void decline(ApiResponse order, String card, Duration ago) {
        StripeMail mail =
                StripeMail.declined(Shop.id(order), charge(), card, clock.instant().minus(ago));
        postbox.send(mail).expect(200);
        postbox.awaitOutcome(mail, "declined");
    }

    private static long retryAfter(ApiResponse refused) {
        return refused.header("Retry-After").map(Long::parseLong).orElseThrow();
    }

    private void age(String buyer) {
        jdbc.sql(
                        """
                        update card_decline set declined_at = declined_at - interval '25 hours'
                        where account_id = ?
                        """)
                .param(TestIssuer.accountId(buyer))
                .update();
    }

    private void awaitDeclines(String buyer, int number) {
        await().atMost(SOON).untilAsserted(() -> assertThat(declines(buyer)).isEqualTo(number));
    }

    private int declines(String buyer) {
        return jdbc.sql("select count(*) from card_decline where account_id = ?")
                .param(TestIssuer.accountId(buyer))
                .query(Integer.class)
                .single();
    }

    private List<String> timeline(ApiResponse order, String buyer) {
        return api.get("/v1/orders/" + Shop.id(order) + "/timeline", shop.attendee(buyer))
                .expect(200)
                .at("/items")
                .valueStream()
                .map(entry -> entry.get("type").asString())
                .toList();
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
