package dev.usher.validation.access;

import dev.usher.platform.web.security.AddressKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of addresses.
 *
 * @param key base64 of at least 32 random bytes, under which the addresses of gate staff are
 *     hashed; it must be the same in event-service and validation-service
 */
@ConfigurationProperties("usher.address")
record GateAddressSettings(@Nullable String key) {

    AddressKey addressKey() {
        if (key == null || key.isBlank()) {
            throw new IllegalStateException(
                    "USHER_ADDRESS_KEY is not set: give base64 of at least 32 random bytes.");
        }
        return AddressKey.ofBase64(key);
    }

    @Override
    public String toString() {
        return "GateAddressSettings[]";
    }
}
