package dev.usher.platform.infrastructure;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Opens a PostgreSQL session as far as the password question, as pg_isready does. */
final class PostgresProbe {

    private static final int PROTOCOL_3 = 3 << 16;
    private static final int TIMEOUT_MS = 1000;
    private static final char AUTHENTICATION = 'R';

    private PostgresProbe() {}

    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            socket.getOutputStream().write(startup());
            // During recovery PostgreSQL answers with an error instead.
            return socket.getInputStream().read() == AUTHENTICATION;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static byte[] startup() throws IOException {
        byte[] parameters =
                "user\0postgres\0database\0postgres\0\0".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeInt(2 * Integer.BYTES + parameters.length);
        data.writeInt(PROTOCOL_3);
        data.write(parameters);
        return bytes.toByteArray();
    }
}
