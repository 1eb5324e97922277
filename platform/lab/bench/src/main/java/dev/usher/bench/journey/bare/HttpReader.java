package dev.usher.bench.journey.bare;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one message after the other from a connection. For one thread. */
final class HttpReader {

    private static final int LONGEST_HEAD = 32 * 1024;
    private static final int LONGEST_BODY = 1024 * 1024;

    private final InputStream input;
    private final byte[] buffer = new byte[LONGEST_HEAD];
    private int from;
    private int to;

    HttpReader(InputStream input) {
        this.input = input;
    }

    /** Returns the next message; null if the connection ended before it. */
    @Nullable HttpMessage next() throws IOException {
        if (from == to && !fill()) {
            return null;
        }
        String first = line();
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("no header: " + line);
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        String length = headers.remove("content-length");
        String coding = headers.remove("transfer-encoding");
        byte[] body =
                "chunked".equalsIgnoreCase(coding)
                        ? chunks()
                        : bytes(length == null ? 0 : Integer.parseInt(length));
        return new HttpMessage(first, headers, body);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size = chunkSize();
        while (size > 0) {
            body.write(bytes(size));
            line();
            if (body.size() > LONGEST_BODY) {
                throw new IOException("a body of more than " + LONGEST_BODY);
            }
            size = chunkSize();
        }
        line();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    private byte[] bytes(int length) throws IOException {
        if (length < 0 || length > LONGEST_BODY) {
            throw new IOException("a body of " + length);
        }
        byte[] body = new byte[length];
        int known = Math.min(length, to - from);
        System.arraycopy(buffer, from, body, 0, known);
        from += known;
        if (input.readNBytes(body, known, length - known) < length - known) {
            throw new EOFException("cut off in a body");
        }
        return body;
    }

    /** Reads a line without its end. */
    private String line() throws IOException {
        int end = from;
        while (true) {
            for (; end < to; end++) {
                if (buffer[end] == '\n') {
                    int last = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
                    String line =
                            new String(buffer, from, last - from, StandardCharsets.ISO_8859_1);
                    from = end + 1;
                    return line;
                }
            }
            end -= from;
            if (!fill()) {
                throw new EOFException("cut off in a head");
            }
            end += from;
        }
    }

    /** Moves what is unread to the front and reads more; returns whether there is more. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        if (to == buffer.length) {
            throw new IOException("a head of more than " + LONGEST_HEAD);
        }
        int read = input.read(buffer, to, buffer.length - to);
        to += Math.max(0, read);
        return read > 0;
    }
}
