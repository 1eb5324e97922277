package dev.usher.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of each caller.
 *
 * @param replicas the number of gateways that share the limits; each grants its part, so a caller
 *     whose requests are spread unevenly gets less than the whole
 * @param calls the limit of calls without a limit of their own
 * @param scans the limit of scans and validations
 * @param codes the limit of codes typed by hand, which could be guessed
 * @param orders the limit of opened orders
 * @param reservations the limit of placed reservations, each of which keeps seats from others
 * @param webhooks the number of webhooks that may be under way at once
 */
@ConfigurationProperties("usher.limits")
record LimitSettings(
        @DefaultValue("1") int replicas,
        @DefaultValue Calls calls,
        @DefaultValue Scans scans,
        @DefaultValue Codes codes,
        @DefaultValue Orders orders,
        @DefaultValue Reservations reservations,
        @DefaultValue("64") int webhooks) {

    record Calls(@DefaultValue("100") int perSecond, @DefaultValue("400") int burst) {}

    record Scans(@DefaultValue("500") int perSecond, @DefaultValue("2000") int burst) {}

    record Codes(@DefaultValue("10") int perSecond, @DefaultValue("10") int burst) {}

    record Orders(@DefaultValue("5") int perSecond, @DefaultValue("20") int burst) {}

    record Reservations(@DefaultValue("10") int perSecond, @DefaultValue("40") int burst) {}

    LimitSettings {
        if (replicas < 1 || webhooks < 1) {
            throw new IllegalArgumentException("replicas and webhooks must be at least 1");
        }
    }
}
