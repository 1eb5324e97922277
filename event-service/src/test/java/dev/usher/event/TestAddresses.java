package dev.usher.event;

import dev.usher.platform.web.security.AddressKey;
import dev.usher.platform.web.security.EmailAddress;

/** The hashes of addresses under the key of the tests. */
public final class TestAddresses {

    private static final AddressKey KEY =
            AddressKey.ofBase64("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    private TestAddresses() {}

    public static String hash(String address) {
        return KEY.hash(new EmailAddress(address));
    }
}
