package dev.usher.payment.stripe;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of {@link ArrivingPayments}. A notification beyond them is stored alone, and its
 * payment settled afterwards.
 *
 * @param lanes how many transactions settle at once; while one waits for the disk, the next can
 *     begin
 * @param waiting how many payments wait in a lane at most
 * @param together how many are settled in one transaction at most
 * @param patience how long one waits for its turn at most
 */
@ConfigurationProperties("usher.stripe.arrivals")
record ArrivalSettings(
        @DefaultValue("2") int lanes,
        @DefaultValue("1000") int waiting,
        @DefaultValue("100") int together,
        @DefaultValue("1s") Duration patience) {}
