package dev.usher.validation.roster;

import dev.usher.credential.CodeKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of typed codes.
 *
 * @param key base64 of at least 32 random bytes, under which typed codes are hashed; it must be the
 *     same in ticket-service and validation-service
 */
@ConfigurationProperties("usher.code")
record RosterCodeSettings(@Nullable String key) {

    CodeKey codeKey() {
        if (key == null || key.isBlank()) {
            throw new IllegalStateException(
                    "USHER_CODE_KEY is not set: give base64 of at least 32 random bytes.");
        }
        return CodeKey.ofBase64(key);
    }

    @Override
    public String toString() {
        return "RosterCodeSettings[]";
    }
}
