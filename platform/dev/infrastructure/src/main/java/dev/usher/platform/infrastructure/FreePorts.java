package dev.usher.platform.infrastructure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Finds ports that have no listener at the moment of the question.
 *
 * <p>They lie below the ranges from which systems take the ports of outgoing connections (from
 * 32768 on Linux, from 49152 by RFC 6335). A port within such a range may become a client's own
 * while its server starts, or is down for a moment and needs the port back.
 */
public final class FreePorts {

    static final int FIRST = 20_000;

    /** The last port is below 27000, where the ports of further local suites begin. */
    static final int RANGE = 7_000;

    /** The first port is random, so that two processes rarely meet. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(RANGE));

    private FreePorts() {}

    public static int one() {
        return IntStream.range(0, RANGE)
                .map(attempt -> FIRST + NEXT.getAndUpdate(next -> (next + 1) % RANGE))
                .filter(FreePorts::free)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there are no free ports"));
    }

    /** Finds several different ports. */
    public static List<Integer> several(int count) {
        return IntStream.range(0, count).map(i -> one()).boxed().toList();
    }

    /** Tells whether a server could listen on this port of 127.0.0.1. */
    public static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
