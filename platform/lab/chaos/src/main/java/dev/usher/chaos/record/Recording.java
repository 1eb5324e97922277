package dev.usher.chaos.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A file with one recorded message per line, in reading order. */
public final class Recording implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BufferedWriter writer;

    Recording(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.writer = Files.newBufferedWriter(file, UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot record into " + file, failed);
        }
    }

    /** Reads a file, except a last line that is still being written. */
    public static void read(Path file, Consumer<RecordedMessage> each) {
        try (BufferedReader reader = Files.newBufferedReader(file, UTF_8)) {
            String line = reader.readLine();
            while (line != null) {
                String next = reader.readLine();
                if (next != null || line.endsWith("}")) {
                    each.accept(JSON.readValue(line, RecordedMessage.class));
                }
                line = next;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    /**
     * Tells whether every partition is complete from its first record, so that neither retention
     * nor compaction deleted a record before it was read.
     */
    public static boolean complete(Path file) {
        Map<String, Long> next = new HashMap<>();
        boolean[] gap = new boolean[1];
        read(
                file,
                message -> {
                    String partition = message.topic() + "-" + message.partition();
                    Long before = next.put(partition, message.offset() + 1);
                    gap[0] |= message.offset() != (before == null ? 0 : before);
                });
        return !gap[0];
    }

    void write(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        String text = value == null ? null : text(value);
        boolean binary = value != null && text == null;
        RecordedMessage message =
                new RecordedMessage(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        Instant.ofEpochMilli(record.timestamp()),
                        record.key() == null ? null : lossy(record.key()),
                        headers(record),
                        binary ? Base64.getEncoder().encodeToString(value) : text,
                        binary);
        try {
            writer.write(JSON.writeValueAsString(message));
            writer.newLine();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void flush() {
        try {
            writer.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the headers; of several with one name the last, as in the services. */
    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value() == null ? "" : lossy(header.value()));
        }
        return headers;
    }

    private static String lossy(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }
}
