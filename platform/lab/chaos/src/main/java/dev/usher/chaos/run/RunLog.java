package dev.usher.chaos.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The log of all runs, one JSON object per line; lines are only added. */
public record RunLog(Path file) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public void add(Result result) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file,
                    json(result) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public List<Result> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<Result> results = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    results.add(result(JSON.readTree(line)));
                }
            }
            return results;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static ObjectNode json(Result result) {
        ObjectNode json = JSON.createObjectNode();
        json.put("experiment", result.experiment());
        json.put("seed", result.seed());
        if (result.bug() != null) {
            json.put("bug", result.bug());
        }
        json.put("at", result.at().toString());
        json.put("tookMillis", result.took().toMillis());
        json.put("commit", result.commit());
        json.put("machine", result.machine());
        Duration recovered = result.recovered();
        if (recovered != null) {
            json.put("recoveredMillis", recovered.toMillis());
        }
        ObjectNode violations = json.putObject("violations");
        new TreeMap<>(result.violations()).forEach(violations::put);
        result.failures().forEach(json.putArray("failures")::add);
        ObjectNode figures = json.putObject("figures");
        result.figures().forEach(figures::put);
        return json;
    }

    private static Result result(JsonNode json) {
        return new Result(
                json.path("experiment").asString(),
                json.path("seed").asLong(),
                json.has("bug") ? json.path("bug").asString() : null,
                Instant.parse(json.path("at").asString()),
                Duration.ofMillis(json.path("tookMillis").asLong()),
                json.path("commit").asString(),
                json.path("machine").asString(),
                json.has("recoveredMillis")
                        ? Duration.ofMillis(json.path("recoveredMillis").asLong())
                        : null,
                numbers(json.path("violations")),
                json.path("failures").valueStream().map(JsonNode::asString).toList(),
                numbers(json.path("figures")));
    }

    private static Map<String, Long> numbers(JsonNode json) {
        Map<String, Long> all = new TreeMap<>();
        json.forEachEntry((name, value) -> all.put(name, value.asLong()));
        return all;
    }
}
