package dev.usher.local.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A process that does nothing but accept connections; it stands for a component. */
final class SmallServer {

    private SmallServer() {}

    /** Listens on the port of the first argument; ends at once if there is no argument. */
    public static void main(String... arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        try (ServerSocket socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            while (!socket.isClosed()) {
                socket.accept().close();
            }
        }
    }
}
