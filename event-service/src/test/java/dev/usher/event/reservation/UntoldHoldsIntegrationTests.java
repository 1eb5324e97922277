package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usher.event.Books;
import dev.usher.event.EventId;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.event.TicketTypeId;
import dev.usher.event.offer.Offer;
import dev.usher.event.offer.Offers;
import dev.usher.event.stock.Seats;
import dev.usher.event.stock.Stock;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.idempotency.KeyedRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** The database takes the commit and dies before it answers. */
@ServiceTest(schema = "event", properties = "usher.reservation.untold.look-every=1h")
class UntoldHoldsIntegrationTests {

    private final Database database;
    private final BeanFactory beans;
    private final Shows shows;
    private final UntoldHolds untold;

    UntoldHoldsIntegrationTests(Api api, TestIssuer issuer, Database database, BeanFactory beans) {
        this.database = database;
        this.beans = beans;
        this.shows = new Shows(api, issuer);
        this.untold = beans.getBean(UntoldHolds.class);
    }

    @Test
    void areUndoneBecauseTheirCallersWereRefused() throws Exception {
        Show show = shows.onSale(shows.concert(10, 0));
        HoldBatch batch = batchWithoutAnswer();

        assertThatExceptionOfType(TransactionSystemException.class)
                .isThrownBy(() -> batch.decide(List.of(wish(show, "ada", null))));

        assertThat(held(show)).isEqualTo(1);
        untold.undoSome();
        assertThat(held(show)).isZero();
        Books.balance(database);
    }

    @Test
    void stayForARepeatWithTheSameKey() throws Exception {
        Show show = shows.onSale(shows.concert(10, 0));
        HoldBatch batch = batchWithoutAnswer();

        assertThatExceptionOfType(TransactionSystemException.class)
                .isThrownBy(() -> batch.decide(List.of(wish(show, "ada", "key"))));
        untold.undoSome();

        assertThat(held(show)).isEqualTo(1);
        Books.balance(database);
    }

    @Test
    void areNeverThoseWhoseCommitWasAnswered() throws Exception {
        Show show = shows.onSale(shows.concert(10, 0));

        beans.getBean(HoldBatch.class).decide(List.of(wish(show, "ada", null)));
        untold.undoSome();

        assertThat(held(show)).isEqualTo(1);
        Books.balance(database);
    }

    private HoldBatch batchWithoutAnswer() {
        JpaTransactionManager dying =
                new JpaTransactionManager() {
                    @Override
                    protected void doCommit(DefaultTransactionStatus status) {
                        super.doCommit(status);
                        throw new TransactionSystemException("no answer to the commit");
                    }
                };
        dying.setEntityManagerFactory(
                beans.getBean(JpaTransactionManager.class).getEntityManagerFactory());
        dying.setDataSource(beans.getBean(JpaTransactionManager.class).getDataSource());
        dying.afterPropertiesSet();
        return new HoldBatch(
                beans.getBean(PlacedReservations.class),
                beans.getBean(Stock.class),
                beans.getBean(Clock.class),
                dying,
                untold);
    }

    private HoldWish wish(Show show, String buyer, @Nullable String key) {
        EventId event = new EventId(show.uuid());
        TicketTypeId type = new TicketTypeId(UUID.fromString(show.onlyType()));
        Offer offer = beans.getBean(Offers.class).find(event).orElseThrow();
        KeyedRequest keyed =
                key == null
                        ? null
                        : new KeyedRequest(buyer, key, new byte[32], Duration.ofMinutes(1));
        return beans.getBean(NewReservations.class)
                .wish(
                        new ReservationRequest(
                                buyer,
                                keyed,
                                event,
                                List.of(new Seats(type, 1)),
                                CallerReferences.NONE),
                        offer,
                        beans.getBean(Clock.class).instant());
    }

    private int held(Show show) {
        return shows.availability(show).at("/held").asInt();
    }
}
