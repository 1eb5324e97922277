package dev.usher.payment.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.OrderChanged;
import dev.usher.contracts.OrderSnapshot;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.PersonErased;
import dev.usher.contracts.Topic;
import dev.usher.payment.PaymentTest;
import dev.usher.payment.Postbox;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeMail;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each test has a buyer of its own: an erased account stays erased in the tests after it. */
@PaymentTest
class BuyerErasureIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant AT = Instant.parse("2026-12-01T19:00:00Z");

    private final Shop shop;
    private final Postbox postbox;
    private final Api api;
    private final MessageProbe messages;
    private final JdbcClient jdbc;
    private final EraseBuyer eraseBuyer;
    private final TransactionTemplate transaction;

    BuyerErasureIntegrationTests(
            Shop shop,
            Postbox postbox,
            Api api,
            MessageProbe messages,
            JdbcClient jdbc,
            EraseBuyer eraseBuyer,
            TransactionTemplate transaction) {
        this.shop = shop;
        this.postbox = postbox;
        this.api = api;
        this.messages = messages;
        this.jdbc = jdbc;
        this.eraseBuyer = eraseBuyer;
        this.transaction = transaction;
    }

    @Test
    void emptiesNameAndAddressAndKeepsTheMoney() {
        ApiResponse order = shop.opened(shop.reserve("edith", 2, 2500));

        erased("edith", 1);
        awaitNobody("edith");

        ApiResponse after = shop.read(Shop.id(order), "edith").expect(200);
        assertThat(after.at("/buyer/name").isNull()).isTrue();
        assertThat(after.at("/buyer/email").isNull()).isTrue();
        assertThat(after.string("/total/amount")).isEqualTo("5000");
        assertThat(after.string("/status")).isEqualTo("PENDING_PAYMENT");
        assertThat(after.string("/checkoutUrl")).isEqualTo(order.string("/checkoutUrl"));
    }

    @Test
    void announcesAnOrderThatIsPaidAfterwardsWithoutThePerson() {
        Reservation reservation = shop.reserve("elmar", 2, 2500);
        ApiResponse order = shop.opened(reservation);
        erased("elmar", 1);
        awaitNobody("elmar");

        postbox.send(StripeMail.paid(Shop.id(order), Shop.session(order), 5000, "eur", false));

        PaymentSucceeded paid =
                messages.await(Topic.PAYMENTS, reservation.id().toString(), PaymentSucceeded.class)
                        .message(PaymentSucceeded.class);
        assertThat(paid.buyer().accountId()).isEqualTo(TestIssuer.accountId("elmar"));
        assertThat(paid.buyer().name()).isNull();
        assertThat(paid.buyer().email()).isNull();
    }

    @Test
    void tellsTheTopicOfOrdersToForgetThePersonAndTheDataOfTheShop() {
        String order = Shop.id(shop.opened(shop.reserve("ermin", 1, 2500)));
        jdbc.sql("update orders set metadata = :data where id = :id")
                .param("data", "{\"seat\": \"aisle\"}")
                .param("id", UUID.fromString(order))
                .update();

        erased("ermin", 1);

        await().atMost(SOON)
                .untilAsserted(() -> {
                    OrderSnapshot last =
                            messages.seen(Topic.ORDERS, order)
                                    .getLast()
                                    .message(OrderChanged.class)
                                    .state();
                    assertThat(last.buyer()).isEqualTo(new OrderSnapshot.Contact(null, null));
                    assertThat(last.metadata()).isNull();
                });
    }

    @Test
    void opensLaterOrdersOfTheAccountWithoutThePerson() {
        erased("elvis", 1);
        await().atMost(SOON).until(() -> isErased("elvis"));

        ApiResponse order = shop.opened(shop.reserve("elvis", 1, 2500));

        assertThat(order.at("/buyer/name").isNull()).isTrue();
        assertThat(order.at("/buyer/email").isNull()).isTrue();
        assertThat(named("elvis")).isZero();
    }

    @Test
    void hasTheSameEffectWhenItIsToldAgain() {
        shop.opened(shop.reserve("enid", 1, 2500));
        erased("enid", 1);
        awaitNobody("enid");
        long version = version("enid");

        erased("enid", 2);
        shop.opened(shop.reserve("edgar", 1, 2500));
        erased("edgar", 1);
        awaitNobody("edgar");
        eraseBuyer.settle();

        assertThat(version("enid")).isEqualTo(version);
    }

    @Test
    void findsAnOrderThatWasBeingOpenedAtThatMoment() {
        ApiResponse order = shop.opened(shop.reserve("elsa", 1, 2500));
        String account = TestIssuer.accountId("elsa");

        transaction.executeWithoutResult(_ -> {
            jdbc.sql("update orders set buyer_name = null, buyer_email = null where holder_id = :a")
                    .param("a", account)
                    .update();
            eraseBuyer.erase(account, AT);
        });
        // As a transaction does that has read the list of erased accounts before.
        jdbc.sql("update orders set buyer_name = 'elsa' where holder_id = :a")
                .param("a", account)
                .update();

        eraseBuyer.settle();

        assertThat(named("elsa")).isZero();
        assertThat(shop.read(Shop.id(order), "elsa").at("/buyer/name").isNull()).isTrue();
    }

    @Test
    void deletesTheStoredAnswersWithTheOrder() {
        Reservation reservation = shop.reserve("emeric", 1, 2500);
        Map<String, UUID> body = Map.of("reservationId", reservation.id());
        String key = UUID.randomUUID().toString();
        ApiResponse first =
                api.post("/v1/orders", body, shop.attendee("emeric"), "Idempotency-Key", key);
        assertThat(first.expect(201).text()).contains("emeric@example.com");

        erased("emeric", 1);
        awaitNobody("emeric");

        ApiResponse again =
                api.post("/v1/orders", body, shop.attendee("emeric"), "Idempotency-Key", key);
        assertThat(again.expect(200).text()).doesNotContain("emeric");
        assertThat(again.string("/id")).isEqualTo(Shop.id(first));
    }

    private void erased(String person, long sequence) {
        String account = TestIssuer.accountId(person);
        messages.publish(account, account, sequence, new PersonErased(account, null, AT));
    }

    private void awaitNobody(String person) {
        await().atMost(SOON).until(() -> isErased(person) && named(person) == 0);
    }

    private boolean isErased(String person) {
        return jdbc.sql("select exists (select from erased_buyer where account_id = :account)")
                .param("account", TestIssuer.accountId(person))
                .query(Boolean.class)
                .single();
    }

    private int named(String person) {
        return jdbc.sql(
                        """
                        select count(*) from orders
                         where holder_id = :account
                           and (buyer_name is not null or buyer_email is not null)
                        """)
                .param("account", TestIssuer.accountId(person))
                .query(Integer.class)
                .single();
    }

    private long version(String person) {
        return jdbc.sql("select sum(version) from orders where holder_id = :account")
                .param("account", TestIssuer.accountId(person))
                .query(Long.class)
                .single();
    }
}
