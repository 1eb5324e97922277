package dev.usher.ticket.erasure;

import dev.usher.platform.web.security.AddressKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of addresses in messages.
 *
 * @param key base64 of at least 32 random bytes, under which the address of an erased person is
 *     hashed; it must be the same as in event-service
 */
@ConfigurationProperties("usher.address")
record ErasedAddressSettings(@Nullable String key) {

    AddressKey addressKey() {
        if (key == null || key.isBlank()) {
            throw new IllegalStateException(
                    "USHER_ADDRESS_KEY is not set: give base64 of at least 32 random bytes.");
        }
        return AddressKey.ofBase64(key);
    }

    @Override
    public String toString() {
        return "ErasedAddressSettings[]";
    }
}
