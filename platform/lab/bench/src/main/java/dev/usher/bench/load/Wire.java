package dev.usher.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests as bytes, taken in turn. */
final class Wire {

    private static final int TAIL = 12;
    private static final String MARK = Request.UNIQUE.substring(Request.UNIQUE.length() - TAIL);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int NO_MARK = -1;

    private static final class Bytes {

        private final byte[] text;
        private final int unique;

        private Bytes(byte[] text) {
            this.text = text;
            this.unique = new String(text, StandardCharsets.ISO_8859_1).indexOf(MARK);
        }
    }

    private final List<Bytes> requests;
    private final boolean once;
    private long number;
    private int taken;

    /** The first number makes the unique parts of several runs differ. */
    Wire(List<Request> requests, boolean once, long firstNumber) {
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to send");
        }
        this.requests = requests.stream().map(Wire::bytes).toList();
        this.once = once;
        this.number = firstNumber;
    }

    /** Whether there is another one. */
    boolean more() {
        return !once || taken < requests.size();
    }

    /** How many there are before they begin anew, or end. */
    int size() {
        return requests.size();
    }

    ByteBuffer next() {
        return get(taken++ % requests.size());
    }

    ByteBuffer get(int index) {
        Bytes request = requests.get(index);
        if (request.unique == NO_MARK) {
            return ByteBuffer.wrap(request.text);
        }
        byte[] copy = request.text.clone();
        long rest = number++;
        for (int i = TAIL - 1; i >= 0; i--) {
            copy[request.unique + i] = HEX[(int) (rest & 0xf)];
            rest >>>= 4;
        }
        return ByteBuffer.wrap(copy);
    }

    long nextNumber() {
        return number;
    }

    private static Bytes bytes(Request request) {
        return new Bytes(request.text().getBytes(StandardCharsets.UTF_8));
    }
}
