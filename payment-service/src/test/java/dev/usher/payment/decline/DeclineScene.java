package dev.usher.payment.decline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.payment.Postbox;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeMail;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.TestIssuer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Declines cards of buyers who are used by no other test, since declines count for a day. An
 * account may have 3 declines and 2 cards, an address 5 and 4.
 */
final class DeclineScene {

    static final String CARD = "Xt5EWLLDS7FJjR1c";

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Shop shop;
    private final Api api;
    private final Postbox postbox;
    private final JdbcClient jdbc;
    private final Clock clock;

    DeclineScene(Shop shop, Api api, Postbox postbox, JdbcClient jdbc, Clock clock) {
        this.shop = shop;
        this.api = api;
        this.postbox = postbox;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static String person(String name) {
        return name + "-" + UUID.randomUUID();
    }

    static String address() {
        return "2001:db8::" + UUID.randomUUID();
    }

    static String charge() {
        return "ch_test_" + UUID.randomUUID();
    }

    ApiResponse open(Reservation reservation, String address) {
        String[] headers =
                address == null ? new String[0] : new String[] {"Usher-Client-Address", address};
        return api.post(
                "/v1/orders",
                Map.of("reservationId", reservation.id()),
                shop.attendee(reservation.holder()),
                headers);
    }

    void decline(ApiResponse order, int times) {
        for (int i = 0; i < times; i++) {
            decline(order, CARD, Duration.ZERO);
        }
    }

    void decline(ApiResponse order, String card, Duration ago) {
        StripeMail mail =
                StripeMail.declined(Shop.id(order), charge(), card, clock.instant().minus(ago));
        postbox.send(mail).expect(200);
        postbox.awaitOutcome(mail, "declined");
    }

    static long retryAfter(ApiResponse refused) {
        return refused.header("Retry-After").map(Long::parseLong).orElseThrow();
    }

    void age(String buyer) {
        jdbc.sql(
                        """
                        update card_decline set declined_at = declined_at - interval '25 hours'
                        where account_id = ?
                        """)
                .param(TestIssuer.accountId(buyer))
                .update();
    }

    void awaitDeclines(String buyer, int number) {
        await().atMost(SOON).untilAsserted(() -> assertThat(declines(buyer)).isEqualTo(number));
    }

    int declines(String buyer) {
        return jdbc.sql("select count(*) from card_decline where account_id = ?")
                .param(TestIssuer.accountId(buyer))
                .query(Integer.class)
                .single();
    }

    List<String> timeline(ApiResponse order, String buyer) {
        return api.get("/v1/orders/" + Shop.id(order) + "/timeline", shop.attendee(buyer))
                .expect(200)
                .at("/items")
                .valueStream()
                .map(entry -> entry.get("type").asString())
                .toList();
    }
}
