package dev.usher.ticket.issuance;

import dev.usher.credential.CodeKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of typed codes in messages.
 *
 * @param key base64 of at least 32 random bytes, under which the codes in messages are hashed; it
 *     must be the same in ticket-service and validation-service
 */
@ConfigurationProperties("usher.code")
record MessageCodeSettings(@Nullable String key) {

    CodeKey codeKey() {
        if (key == null || key.isBlank()) {
            throw new IllegalStateException(
                    "USHER_CODE_KEY is not set: give base64 of at least 32 random bytes.");
        }
        return CodeKey.ofBase64(key);
    }

    @Override
    public String toString() {
        return "MessageCodeSettings[]";
    }
}
