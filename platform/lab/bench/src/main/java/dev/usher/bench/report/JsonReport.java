package dev.usher.bench.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report as JSON, for programs. */
public final class JsonReport {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .changeDefaultPropertyInclusion(
                            members -> members.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private JsonReport() {}

    public static String of(BenchReport report) {
        return JSON.writeValueAsString(report) + "\n";
    }
}
