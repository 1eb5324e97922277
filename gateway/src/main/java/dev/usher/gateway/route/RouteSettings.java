package dev.usher.gateway.route;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of proxied calls.
 *
 * @param reserve the part of a route's time that the gateway keeps for the way back: a service is
 *     told that much less
 */
@ConfigurationProperties("usher.routes")
record RouteSettings(@DefaultValue("250ms") Duration reserve) {

    RouteSettings {
        if (reserve.isNegative()) {
            throw new IllegalArgumentException("usher.routes.reserve must not be negative");
        }
    }
}
