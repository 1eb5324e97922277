package dev.usher.local.forward;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A server that answers each line with its name and that line, and hangs up after "bye". */
final class NamedEcho implements AutoCloseable {

    private final String name;
    private final ServerSocket listener;
    private final Thread accepting;
    private final AtomicLong heard = new AtomicLong();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    NamedEcho(String name) throws IOException {
        this.name = name;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.accepting = Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Bytes received so far. */
    long heard() {
        return heard.get();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            String line;
            do {
                line = line(client.getInputStream(), heard);
                client.getOutputStream()
                        .write((name + ":" + line + "\n").getBytes(StandardCharsets.UTF_8));
            } while (!line.equals("bye"));
        } catch (IOException gone) {
            // The client is gone, or this server was closed.
        }
    }

    /** Reads up to the end of a line, or of the stream if that comes after some characters. */
    static String line(InputStream from) throws IOException {
        return line(from, new AtomicLong());
    }

    private static String line(InputStream from, AtomicLong heard) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (true) {
            int count = from.read(buffer);
            heard.addAndGet(Math.max(0, count));
            boolean last = count > 0 && buffer[count - 1] == '\n';
            line.write(buffer, 0, Math.max(0, last ? count - 1 : count));
            if (last) {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (count < 0) {
                if (line.size() == 0) {
                    throw new EOFException();
                }
                return line.toString(StandardCharsets.UTF_8);
            }
        }
    }

    /** Returns when connections are refused. */
    void stopListening() throws IOException {
        listener.close();
        try {
            accepting.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        stopListening();
        for (Socket client : clients) {
            client.close();
        }
    }
}
