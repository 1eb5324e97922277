package dev.usher.platform.infrastructure;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks a broker for its API versions, the first question of every client. */
final class KafkaProbe {

    private static final int API_VERSIONS = 18;
    private static final int CORRELATION = 20_26;
    private static final int TIMEOUT_MS = 1000;

    private KafkaProbe() {}

    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            socket.getOutputStream().write(request());
            DataInputStream answer = new DataInputStream(socket.getInputStream());
            int size = answer.readInt();
            return size > 0 && answer.readInt() == CORRELATION;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static byte[] request() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeInt(Short.BYTES + Short.BYTES + Integer.BYTES + Short.BYTES);
        data.writeShort(API_VERSIONS);
        data.writeShort(0);
        data.writeInt(CORRELATION);
        data.writeShort(-1);
        return bytes.toByteArray();
    }
}
