package dev.usher.event.reservation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The queue of wishes for seats.
 *
 * @param lanes how many lanes work side by side, each with a database connection; all wishes for
 *     one event are in one lane
 * @param together the most wishes decided in one transaction
 * @param waiting the most wishes that wait in a lane; one more is answered 503
 * @param patience how long a wish waits for its turn before it is answered 503
 * @param ordersPerAccount how many full orders of a ticket type (its {@code maxPerOrder}) an
 *     account may hold or have in checkout at a time, so that nobody holds an event; 0 for no limit
 */
@ConfigurationProperties("usher.reservation.holds")
record HoldSettings(
        @DefaultValue("3") int lanes,
        @DefaultValue("256") int together,
        @DefaultValue("4096") int waiting,
        @DefaultValue("1500ms") Duration patience,
        @DefaultValue("2") int ordersPerAccount) {

    private static final int MOST_ORDERS = 1_000_000;

    HoldSettings {
        if (lanes < 1 || together < 1 || waiting < 1 || !patience.isPositive()) {
            throw new IllegalArgumentException(
                    "the settings of usher.reservation.holds must be positive");
        }
        if (ordersPerAccount < 0 || ordersPerAccount > MOST_ORDERS) {
            throw new IllegalArgumentException(
                    "usher.reservation.holds.orders-per-account must be 0 to " + MOST_ORDERS);
        }
    }
}
