package dev.usher.gateway.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Names the address for which an anonymous caller's calls count. Of an IPv6 address the network
 * counts (its first 64 bits), because one caller has all addresses of its network.
 */
public final class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int NETWORK_BYTES = 8;

    private final int trustedHops;

    ClientAddress(int trustedHops) {
        this.trustedHops = trustedHops;
    }

    /** Returns the address of the caller. */
    public String of(ServerHttpRequest request) {
        if (trustedHops > 0) {
            String forwarded = forwarded(request.getHeaders().get(FORWARDED_FOR));
            if (forwarded != null) {
                return forwarded;
            }
        }
        return of(request.getRemoteAddress());
    }

    /** Returns the address of a connection. */
    public static String of(@Nullable SocketAddress connection) {
        return connection instanceof InetSocketAddress internet && internet.getAddress() != null
                ? name(internet.getAddress())
                : "unknown";
    }

    private @Nullable String forwarded(@Nullable List<String> headers) {
        if (headers == null) {
            return null;
        }
        String[] hops = String.join(",", headers).split(",", -1);
        if (hops.length < trustedHops) {
            return null;
        }
        try {
            return name(InetAddress.ofLiteral(hops[hops.length - trustedHops].strip()));
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    private static String name(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }
}
