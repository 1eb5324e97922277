package dev.usher.bench.reference;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A minimal HTTP server: one thread finds the end of a head and writes ready bytes. The arguments
 * are the port, followed by pairs of a path and the file with its answer.
 */
public final class NioResponder {

    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_HEAD = 16 * 1024;

    private final Map<String, byte[]> answers;
    private final Selector selector;

    private NioResponder(Map<String, byte[]> answers) throws IOException {
        this.answers = answers;
        this.selector = Selector.open();
    }

    /** The received part of a request and the unsent part of an answer. */
    private static final class Talk {

        private final byte[] head = new byte[MAX_HEAD];
        private final ByteBuffer arrived = ByteBuffer.wrap(head);
        private ByteBuffer answer = ByteBuffer.allocate(0);
    }

    static void main(String[] arguments) throws IOException {
        Map<String, byte[]> answers = new HashMap<>();
        for (int i = 1; i < arguments.length; i += 2) {
            answers.put(arguments[i], Files.readAllBytes(Path.of(arguments[i + 1])));
        }
        new NioResponder(answers).serve(Integer.parseInt(arguments[0]));
    }

    private void serve(int port) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            while (true) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    handle(server, key);
                }
                selector.selectedKeys().clear();
            }
        }
    }

    private void handle(ServerSocketChannel server, SelectionKey key) throws IOException {
        if (key.isAcceptable()) {
            SocketChannel client = server.accept();
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            client.configureBlocking(false);
            client.register(selector, SelectionKey.OP_READ, new Talk());
            return;
        }
        SocketChannel client = (SocketChannel) key.channel();
        Talk talk = (Talk) key.attachment();
        try {
            if (key.isReadable() && client.read(talk.arrived) < 0) {
                client.close();
                return;
            }
            if (wholeHead(talk.arrived)) {
                talk.answer = ByteBuffer.wrap(answer(talk.head));
                talk.arrived.clear();
            }
            client.write(talk.answer);
            key.interestOps(
                    talk.answer.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        } catch (IOException gone) {
            client.close();
        }
    }

    /** A client sends one request at a time, so its head is at the end of the received bytes. */
    private static boolean wholeHead(ByteBuffer arrived) {
        int end = arrived.position() - HEAD_END.length;
        for (int i = 0; i < HEAD_END.length; i++) {
            if (end < 0 || arrived.get(end + i) != HEAD_END[i]) {
                return false;
            }
        }
        return true;
    }

    /** Chooses the answer by the path, which is between the first two blanks. */
    private byte[] answer(byte[] head) {
        int from = 0;
        while (head[from] != ' ') {
            from++;
        }
        int to = from + 1;
        while (head[to] != ' ') {
            to++;
        }
        String path = new String(head, from + 1, to - from - 1, StandardCharsets.US_ASCII);
        byte[] answer = answers.get(path);
        if (answer == null) {
            throw new IllegalArgumentException("no answer for " + path);
        }
        return answer;
    }
}
