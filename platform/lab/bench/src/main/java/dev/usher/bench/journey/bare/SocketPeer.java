package dev.usher.bench.journey.bare;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** A server on loopback, with the connections to it that are open and not in use. */
final class SocketPeer {

    private static final int LONGEST_WAIT_MILLIS = 40_000;

    private final int port;
    private final ConcurrentLinkedDeque<Line> idle = new ConcurrentLinkedDeque<>();

    private record Line(Socket socket, HttpReader answers) {}

    SocketPeer(int port) {
        this.port = port;
    }

    /** Sends a request; again if the server had closed an idle connection meanwhile. */
    HttpMessage send(HttpMessage request) {
        byte[] bytes = request.toBytes();
        Line used = idle.pollFirst();
        while (used != null) {
            try {
                return exchange(used, bytes);
            } catch (IOException closed) {
                used = idle.pollFirst();
            }
        }
        try {
            return exchange(connect(), bytes);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private Line connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_WAIT_MILLIS);
        return new Line(socket, new HttpReader(socket.getInputStream()));
    }

    private HttpMessage exchange(Line line, byte[] request) throws IOException {
        boolean keep = false;
        try {
            line.socket().getOutputStream().write(request);
            @Nullable HttpMessage answer = line.answers().next();
            if (answer == null) {
                throw new EOFException("no answer");
            }
            keep = !answer.header("connection").equalsIgnoreCase("close");
            return answer;
        } finally {
            if (keep) {
                idle.addFirst(line);
            } else {
                line.socket().close();
            }
        }
    }
}
