package dev.usher.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.NodePackages;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The linters find nothing in the document, neither an error nor a warning. */
class LintTests {

    private static final String HERE = "platform/lab/contract";

    @Test
    void redoclyFindsNothing() {
        NodePackages packages = NodePackages.of(HERE);

        String printed =
                packages.run(
                                packages.directory(),
                                "redocly",
                                "lint",
                                Contract.file().toString(),
                                "--config=redocly.yaml",
                                "--format=json",
                                "--max-problems=1000")
                        .text();

        JsonNode report = reportIn(printed, '{', '}');
        assertThat(sentences(report.path("problems"), "/ruleId", "/location/0/pointer"))
                .as(printed)
                .isEmpty();
        assertThat(report.at("/totals/errors").asInt(-1)).isZero();
        assertThat(report.at("/totals/warnings").asInt(-1)).isZero();
        assertThat(report.at("/totals/ignored").asInt(-1)).isZero();
    }

    @Test
    void spectralFindsNothing() {
        NodePackages packages = NodePackages.of(HERE);

        NodePackages.Output output =
                packages.run(
                        packages.directory(),
                        "spectral",
                        "lint",
                        Contract.file().toString(),
                        "--ruleset=spectral.yaml",
                        "--format=json",
                        "--quiet",
                        "--fail-severity=hint");

        assertThat(sentences(reportIn(output.text(), '[', ']'), "/code", "/path"))
                .as(output.text())
                .isEmpty();
        output.expectSuccess();
    }

    /** Returns the JSON between the program's other lines. */
    private static JsonNode reportIn(String printed, char first, char last) {
        int from = printed.indexOf(first);
        int to = printed.lastIndexOf(last);
        assertThat(from).as("the report in %s", printed).isNotNegative().isLessThan(to);
        return JsonMapper.shared().readTree(printed.substring(from, to + 1));
    }

    private static List<String> sentences(JsonNode findings, String rule, String place) {
        return findings.valueStream()
                .map(each ->
                        each.at(rule).asString()
                                + " at "
                                + each.at(place)
                                + ": "
                                + each.path("message").asString())
                .toList();
    }
}
