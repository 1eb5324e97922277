package dev.usher.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Tells where an HTTP answer ends, whichever way its length is said. */
final class AnswerReader {

    private static final int FIRST_SIZE = 16 * 1024;
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int UNKNOWN = -1;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;
    private int bodyAt;
    private int fixedLength;
    private int chunkAt;
    private int status;
    private boolean close;

    AnswerReader() {
        reset();
    }

    void reset() {
        size = 0;
        bodyAt = UNKNOWN;
        fixedLength = UNKNOWN;
        chunkAt = UNKNOWN;
        close = false;
    }

    int status() {
        return status;
    }

    int size() {
        return size;
    }

    /** Whether the server wants no more requests on this connection. */
    boolean close() {
        return close;
    }

    /** All that was read, head and body. */
    byte[] answer() {
        return Arrays.copyOf(bytes, size);
    }

    /** Takes in what has arrived; true when the answer is whole. */
    boolean whole(ByteBuffer arrived) {
        int more = arrived.remaining();
        if (size + more > MAX_BYTES) {
            throw new IllegalStateException("an answer of more than " + MAX_BYTES + " bytes");
        }
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
        arrived.get(bytes, size, more);
        size += more;
        if (bodyAt == UNKNOWN && !readHead()) {
            return false;
        }
        return chunkAt == UNKNOWN ? size - bodyAt >= fixedLength : readChunks();
    }

    private boolean readHead() {
        int end = indexOf(0, '\r', '\n', '\r', '\n');
        if (end == UNKNOWN) {
            return false;
        }
        String head = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
        status = Integer.parseInt(head.substring(9, 12));
        bodyAt = end + 4;
        fixedLength = 0;
        String lower = head.toLowerCase(Locale.ROOT);
        close = lower.contains("\r\nconnection: close");
        if (status == 204 || status == 304) {
            return true;
        }
        if (lower.contains("\r\ntransfer-encoding: chunked")) {
            chunkAt = bodyAt;
            return true;
        }
        int length = lower.indexOf("\r\ncontent-length:");
        if (length < 0) {
            throw new IllegalStateException("an answer that does not say how long it is");
        }
        int from = length + "\r\ncontent-length:".length();
        int to = lower.indexOf("\r\n", from);
        fixedLength =
                Integer.parseInt(
                        (to < 0 ? lower.substring(from) : lower.substring(from, to)).strip());
        return true;
    }

    private boolean readChunks() {
        while (true) {
            int lineEnd = indexOf(chunkAt, '\r', '\n');
            if (lineEnd == UNKNOWN) {
                return false;
            }
            String line = new String(bytes, chunkAt, lineEnd - chunkAt, StandardCharsets.US_ASCII);
            int extension = line.indexOf(';');
            int length =
                    Integer.parseInt(
                            (extension < 0 ? line : line.substring(0, extension)).strip(), 16);
            int next = lineEnd + 2 + length + 2;
            if (size < next) {
                return false;
            }
            if (length == 0) {
                return true;
            }
            chunkAt = next;
        }
    }

    private int indexOf(int from, char... wanted) {
        for (int i = from; i <= size - wanted.length; i++) {
            int same = 0;
            while (same < wanted.length && bytes[i + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return i;
            }
        }
        return UNKNOWN;
    }
}
