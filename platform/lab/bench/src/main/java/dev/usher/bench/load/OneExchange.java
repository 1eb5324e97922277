package dev.usher.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A single request and its whole answer, head and body, byte by byte as it came. */
public final class OneExchange {

    private OneExchange() {}

    public static byte[] answer(int port, Request request) {
        try (SocketChannel channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            ByteBuffer unsent = ByteBuffer.wrap(request.text().getBytes(StandardCharsets.UTF_8));
            while (unsent.hasRemaining()) {
                channel.write(unsent);
            }
            AnswerReader answer = new AnswerReader();
            ByteBuffer arrived = ByteBuffer.allocate(16 * 1024);
            boolean whole = false;
            while (!whole) {
                arrived.clear();
                if (channel.read(arrived) < 0) {
                    throw new IOException("the server has closed the connection");
                }
                whole = answer.whole(arrived.flip());
            }
            if (answer.status() != 200) {
                throw new IOException("the answer is " + answer.status());
            }
            return answer.answer();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
