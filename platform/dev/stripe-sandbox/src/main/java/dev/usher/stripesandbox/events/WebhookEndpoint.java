package dev.usher.stripesandbox.events;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one endpoint that webhooks go to. Where it is may become known only after the start. */
public final class WebhookEndpoint {

    /** Where to, and signed with what. */
    public record Target(URI url, String secret) {}

    private final List<String> events;
    private final List<String> allowedHosts;
    private volatile @Nullable Target target;

    public WebhookEndpoint(List<String> events, List<String> allowedHosts) {
        this.events = List.copyOf(events);
        this.allowedHosts = List.copyOf(allowedHosts);
    }

    /** Sends to this URL from now on; to null: nowhere. */
    public void sendTo(@Nullable URI url, @Nullable String secret) {
        if (url == null) {
            target = null;
            return;
        }
        if (secret == null || !secret.startsWith("whsec_")) {
            throw new IllegalArgumentException("a webhook secret starts with whsec_");
        }
        if (url.getHost() == null || !allowedHosts.contains(url.getHost())) {
            throw new IllegalArgumentException(
                    "webhooks may go to %s only, not to %s; see sandbox.webhook.allowed-hosts"
                            .formatted(allowedHosts, url));
        }
        target = new Target(url, secret);
    }

    public @Nullable Target target() {
        return target;
    }

    /** Whether an event of this type is to be sent. */
    public boolean takes(String type) {
        return target != null && events.stream().anyMatch(pattern -> matches(pattern, type));
    }

    private static boolean matches(String pattern, String type) {
        return pattern.endsWith("*")
                ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : type.equals(pattern);
    }
}
