package dev.usher.gateway.limit;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of each caller and of all callers together.
 *
 * @param replicas the number of gateways that share the rates; each grants its part, so a caller
 *     whose requests are spread unevenly gets less than the whole
 * @param trustedHops the number of proxies of yours in front of the gateway. With 0 a caller's
 *     address is that of its connection; with n it is the n-th address from the right in {@code
 *     X-Forwarded-For}, and the bounds per address of {@link Connections} don't apply, because the
 *     connections are those of the proxies
 * @param calls the limit of calls without a limit of their own
 * @param scans the limit of scans and validations
 * @param codes the limit of codes typed by hand, which could be guessed
 * @param orders the limit of opened orders
 * @param reservations the limit of placed reservations, each of which keeps seats from others
 * @param webhooks the number of webhooks that may be under way at once
 * @param webhooksPerAddress the number of webhooks from one address that may be under way at once
 * @param connections the bounds of connections
 * @param streams the bounds of open streams
 * @param bodies the bounds of request bodies
 * @param deadlines the times after which a request or a connection is ended
 */
@ConfigurationProperties("usher.limits")
public record LimitSettings(
        @DefaultValue("1") int replicas,
        @DefaultValue("0") int trustedHops,
        @DefaultValue Calls calls,
        @DefaultValue Scans scans,
        @DefaultValue Codes codes,
        @DefaultValue Orders orders,
        @DefaultValue Reservations reservations,
        @DefaultValue("64") int webhooks,
        @DefaultValue("32") int webhooksPerAddress,
        @DefaultValue Connections connections,
        @DefaultValue Streams streams,
        @DefaultValue Bodies bodies,
        @DefaultValue Deadlines deadlines) {

    record Calls(@DefaultValue("100") int perSecond, @DefaultValue("400") int burst) {}

    record Scans(@DefaultValue("500") int perSecond, @DefaultValue("2000") int burst) {}

    record Codes(@DefaultValue("10") int perSecond, @DefaultValue("10") int burst) {}

    record Orders(@DefaultValue("5") int perSecond, @DefaultValue("20") int burst) {}

    record Reservations(@DefaultValue("10") int perSecond, @DefaultValue("40") int burst) {}

    /**
     * Bounds of connections.
     *
     * @param total open connections
     * @param perAddress open connections of one address
     * @param incompletePerAddress connections of one address that have sent a part of a request and
     *     owe the rest; beyond it the oldest is ended
     */
    public record Connections(
            @DefaultValue("4000") int total,
            @DefaultValue("500") int perAddress,
            @DefaultValue("64") int incompletePerAddress) {}

    /**
     * Bounds of open streams. A stream of a signed-in caller counts for its address too.
     *
     * @param total open streams
     * @param perAddress open streams of one address
     * @param perPrincipal open streams of one account
     */
    public record Streams(
            @DefaultValue("500") int total,
            @DefaultValue("50") int perAddress,
            @DefaultValue("10") int perPrincipal) {}

    /**
     * Bounds of request bodies. The size of one body is set by its route.
     *
     * @param memory the memory for the bodies of all calls under way, in bytes
     * @param memoryPerCaller the part of it that one account, or one address without a token, may
     *     fill
     * @param perCaller bodies of one account or address that are arriving; beyond it the oldest is
     *     given up
     */
    public record Bodies(
            @DefaultValue("32MB") DataSize memory,
            @DefaultValue("4MB") DataSize memoryPerCaller,
            @DefaultValue("32") int perCaller) {}

    /**
     * Times after which the gateway ends what is late. Within the routes' own times the services
     * answer; these are the bounds around them.
     *
     * @param header the time for the whole header of a request, from its first byte or, for the
     *     first request, from the opening of the connection
     * @param body the time for the whole body, from the end of the header
     * @param beginning the time from the whole request to the beginning of the answer; it must be
     *     longer than the longest route waits
     * @param answer the time in which the caller must take the whole answer, and the longest time
     *     for which it may take nothing of a stream
     * @param idle the time after which a connection without a request is closed
     * @param lingering the time for which input is still read and dropped after a refusal that ends
     *     the connection, so that the caller can read the refusal
     */
    public record Deadlines(
            @DefaultValue("10s") Duration header,
            @DefaultValue("15s") Duration body,
            @DefaultValue("60s") Duration beginning,
            @DefaultValue("60s") Duration answer,
            @DefaultValue("60s") Duration idle,
            @DefaultValue("2s") Duration lingering) {

        public Deadlines {
            if (Stream.of(header, body, beginning, answer, idle, lingering)
                    .anyMatch(time -> time.isNegative() || time.isZero())) {
                throw new IllegalArgumentException("every deadline must be positive");
            }
        }
    }

    public LimitSettings {
        if (replicas < 1 || webhooks < 1 || webhooksPerAddress < 1) {
            throw new IllegalArgumentException("replicas and webhooks must be at least 1");
        }
        if (trustedHops < 0) {
            throw new IllegalArgumentException("trusted-hops must not be negative");
        }
    }
}
