package dev.usher.chaos.lab;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The crash points of the services; a test compares this list with the sources. */
public final class CrashPoints {

    private static final List<String> RELAYING =
            List.of("event-service", "payment-service", "ticket-service", "validation-service");

    private static final List<String> RELAY =
            List.of(
                    "relay.after_read",
                    "relay.after_send_before_ack",
                    "relay.after_ack_before_delete",
                    "relay.after_delete");

    private static final List<Placed> OWN =
            List.of(
                    new Placed("event-service", "reserve.after_commit"),
                    new Placed("event-service", "claim.after_commit"),
                    new Placed("event-service", "expiry.mid_batch"),
                    new Placed("event-service", "convert.before_commit"),
                    new Placed("event-service", "convert.after_commit_before_offset"),
                    new Placed("payment-service", "checkout.after_attempt"),
                    new Placed("payment-service", "checkout.after_claim"),
                    new Placed("payment-service", "stripe_create.before_send"),
                    new Placed("payment-service", "stripe_create.after_response_before_update"),
                    new Placed("payment-service", "webhook.after_insert_before_200"),
                    new Placed("payment-service", "worker.before_settle"),
                    new Placed("payment-service", "settle.before_commit"),
                    new Placed("payment-service", "settle.after_commit"),
                    new Placed("payment-service", "sweep.mid_batch"),
                    new Placed("payment-service", "expire.after_response_before_update"),
                    new Placed("payment-service", "missed.mid_page"),
                    new Placed("payment-service", "cancellation.mid_batch"),
                    new Placed("payment-service", "refund.begun_before_commit"),
                    new Placed("payment-service", "refund.before_send"),
                    new Placed("payment-service", "refund.after_response_before_update"),
                    // None before signing: minting signs nothing, a credential is signed on
                    // request.
                    new Placed("ticket-service", "mint.before_insert"),
                    new Placed("ticket-service", "mint.before_commit"),
                    new Placed("ticket-service", "mint.after_commit_before_offset"),
                    new Placed("ticket-service", "mail.after_send_before_update"),
                    new Placed("validation-service", "roster.after_commit_before_offset"),
                    new Placed("validation-service", "admit.after_commit_before_response"));

    private CrashPoints() {}

    /** A crash point and its component. */
    public record Placed(String component, String name) {

        /**
         * Tells whether a pattern means this point: a name, or a component and a name with a slash
         * between them. An asterisk stands for any characters.
         */
        boolean isMeantBy(String pattern) {
            return Pattern.matches(
                    Stream.of(pattern.split("\\*", -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*")),
                    pattern.contains("/") ? component + "/" + name : name);
        }
    }

    /**
     * The points that one of the patterns means, each once, for example {@code mint.*} and {@code
     * ticket-service/relay.*}.
     *
     * @throws IllegalArgumentException when a pattern means no point
     */
    public static List<Placed> meantBy(List<String> patterns) {
        for (String pattern : patterns) {
            if (all().stream().noneMatch(point -> point.isMeantBy(pattern))) {
                throw new IllegalArgumentException(
                        "There is no crash point '%s'; the points are %s."
                                .formatted(
                                        pattern,
                                        all().stream()
                                                .map(each -> each.component() + "/" + each.name())
                                                .collect(Collectors.joining(", "))));
            }
        }
        return all().stream()
                .filter(point -> patterns.stream().anyMatch(point::isMeantBy))
                .toList();
    }

    /** All crash points; those of the relay once for each service that has a relay. */
    public static List<Placed> all() {
        Stream<Placed> relays =
                RELAYING.stream()
                        .flatMap(service -> RELAY.stream().map(name -> new Placed(service, name)));
        return Stream.concat(OWN.stream(), relays).toList();
    }
}
