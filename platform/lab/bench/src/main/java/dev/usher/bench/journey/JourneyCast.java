package dev.usher.bench.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The people of the journeys.
 *
 * @param buyers the tokens of the buyers
 * @param stewards the token of a steward at the door, by event
 */
record JourneyCast(List<String> buyers, Map<String, String> stewards) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    JourneyCast {
        buyers = List.copyOf(buyers);
        stewards = Map.copyOf(stewards);
    }

    void write(Path file) {
        try {
            Files.writeString(file, JSON.writeValueAsString(this));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static JourneyCast read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), JourneyCast.class);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
