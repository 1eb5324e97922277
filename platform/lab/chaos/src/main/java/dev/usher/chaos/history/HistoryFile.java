package dev.usher.chaos.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes calls as JSON lines, to find the cause of a violation. */
public final class HistoryFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private HistoryFile() {}

    public static void write(Path file, List<Call> calls) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Call call : calls) {
                out.write(json(call).toString());
                out.newLine();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static ObjectNode json(Call call) {
        ObjectNode json = JSON.createObjectNode();
        json.put("at", call.startedAt().toString());
        json.put("millis", call.took().toMillis());
        json.put("actor", call.actor());
        json.put("operation", call.operation());
        json.put("attempt", call.attempt());
        json.put("outcome", call.outcome().name());
        json.put("status", call.status());
        json.put("code", call.code());
        json.put("retryAfter", call.retryAfter());
        json.put("answer", call.answer());
        new TreeMap<>(call.subjects()).forEach(json.putObject("subjects")::put);
        return json;
    }
}
