package dev.usher.gateway.limit;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * A request body that is being gathered, or has been. Bytes are copied as they arrive, because a
 * slow sender's many small network buffers would take more memory than its bytes.
 */
final class GatheredBody implements AutoCloseable {

    private static final int FIRST = 1024;

    private final int limit;
    private final BodyMemory.Share memory;
    private byte[] bytes = new byte[0];
    private int size;
    private boolean closed;

    GatheredBody(int limit, BodyMemory.Share memory) {
        this.limit = limit;
        this.memory = memory;
    }

    /** Copies and releases a part of the body. */
    void add(DataBuffer part) {
        try {
            int length = part.readableByteCount();
            if (length > limit - size) {
                throw tooLarge(limit);
            }
            makeRoomFor(size + length);
            part.read(bytes, size, length);
            size += length;
        } finally {
            DataBufferUtils.release(part);
        }
    }

    private synchronized void makeRoomFor(int needed) {
        if (needed <= bytes.length) {
            return;
        }
        int room = Math.min(limit, Math.max(FIRST, Math.max(needed, 2 * bytes.length)));
        if (closed) {
            throw new IllegalStateException("the body is closed");
        }
        memory.take(room - bytes.length);
        bytes = Arrays.copyOf(bytes, room);
    }

    /** Returns the bytes that have arrived, without a copy. */
    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    int size() {
        return size;
    }

    /** Gives the memory back. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            memory.giveBack(bytes.length);
            bytes = new byte[0];
            size = 0;
        }
    }

    static ProblemException tooLarge(long limit) {
        return new ProblemException(
                CommonProblems.PAYLOAD_TOO_LARGE,
                "The body of this call must not exceed " + limit + " bytes.");
    }
}
