package dev.usher.stripesandbox.events;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoint of all webhooks. Its URL may be set after the start. */
public final class WebhookEndpoint {

    /** The URL and the secret of signatures. */
    public record Target(URI url, String secret) {}

    private final List<String> events;
    private final List<String> allowedHosts;
    private volatile @Nullable Target target;

    public WebhookEndpoint(List<String> events, List<String> allowedHosts) {
        this.events = List.copyOf(events);
        this.allowedHosts = List.copyOf(allowedHosts);
    }

    /** Sends webhooks to this URL from now on, or none if it is null. */
    public void sendTo(@Nullable URI url, @Nullable String secret) {
        if (url == null) {
            target = null;
            return;
        }
        if (secret == null || !secret.startsWith("whsec_")) {
            throw new IllegalArgumentException("a webhook secret must start with whsec_");
        }
        if (url.getHost() == null || !allowedHosts.contains(url.getHost())) {
            throw new IllegalArgumentException(
                    "webhooks must go to one of %s, not to %s; see sandbox.webhook.allowed-hosts"
                            .formatted(allowedHosts, url));
        }
        target = new Target(url, secret);
    }

    public @Nullable Target target() {
        return target;
    }

    /** Tells whether events of this type are sent. */
    public boolean takes(String type) {
        return target != null && events.stream().anyMatch(pattern -> matches(pattern, type));
    }

    private static boolean matches(String pattern, String type) {
        return pattern.endsWith("*")
                ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : type.equals(pattern);
    }
}
