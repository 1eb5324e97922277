package dev.usher.stripesandbox.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses that only this machine can reach. */
public final class Loopback {

    private Loopback() {}

    public static boolean covers(InetAddress address) {
        return address.isLoopbackAddress();
    }

    public static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new IllegalStateException(
                    "sandbox.bind must be an address of this machine, not " + host, unknown);
        }
    }
}
