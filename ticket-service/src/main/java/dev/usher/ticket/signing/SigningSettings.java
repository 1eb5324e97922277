package dev.usher.ticket.signing;

import dev.usher.credential.RootSecret;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of signing.
 *
 * @param rootSecret base64 of at least 32 random bytes, from which all keys, ticket ids and codes
 *     are derived; it must be the same on every replica and must never change or be lost
 * @param cachedKeys the number of key pairs that may be kept in memory
 */
@ConfigurationProperties("usher.ticket")
record SigningSettings(@Nullable String rootSecret, @DefaultValue("1000") int cachedKeys) {

    SigningSettings {
        if (cachedKeys < 1) {
            throw new IllegalArgumentException("usher.ticket.cached-keys must be at least 1");
        }
    }

    RootSecret root() {
        if (rootSecret == null || rootSecret.isBlank()) {
            throw new IllegalStateException(
                    "USHER_TICKET_ROOT_SECRET is not set: give base64 of at least 32 random bytes.");
        }
        try {
            return new RootSecret(Base64.getDecoder().decode(rootSecret.strip()));
        } catch (IllegalArgumentException _) {
            // The cause is left out, because its message could quote the secret.
            throw new IllegalStateException(
                    "USHER_TICKET_ROOT_SECRET is not base64 of at least 32 bytes.");
        }
    }

    @Override
    public String toString() {
        return "SigningSettings[cachedKeys=" + cachedKeys + "]";
    }
}
