package dev.usher.platform.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"b": 1, "a": [true, null]}     | {"a":[true,null],"b":1}
                    {"a": 1.0}                      | {"a":1}
                    {"a": 10e-1}                    | {"a": 1}
                    {"a": 100}                      | {"a": 1E2}
                    {"a": -0.0}                     | {"a": 0}
                    {"a": "\\u0041\\/"}             | {"a": "A/"}
                    {"\\u0061": {"y": 1, "x": {}}}  | {"a": {"x": {}, "y": 1}}
                    [1, 2]                          | [1,2]
                    """)
    void isTheSameForTheSameMeaning(String one, String other) {
        assertThat(form(one)).isNotNull().isEqualTo(form(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"a": null}                 | {}
                    {"a": 1}                    | {"a": "1"}
                    {"a": 9007199254740993}     | {"a": 9007199254740992}
                    {"a": 0.1}                  | {"a": 0.10000000000000001}
                    [1, 2]                      | [2, 1]
                    {"a": false}                | {"a": 0}
                    {"a": "a"}                  | {"a": "A"}
                    {"a": []}                   | {"a": {}}
                    {"a": ""}                   | {"a": " "}
                    {"a": "1\\",\\"b\\":\\"2"}     | {"a": "1", "b": "2"}
                    """)
    void differsForAnotherMeaning(String one, String other) {
        assertThat(form(one)).isNotNull().isNotEqualTo(form(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} x", "{\"a\": 1, \"a\": 1}", "{'a': 1}", "NaN"})
    void isNothingForABodyThatIsNotJson(String body) {
        assertThat(form(body)).isNull();
    }

    @Test
    void acceptsHalfASurrogatePair() {
        assertThat(form("{\"a\": \"\\ud800\"}")).isNotNull();
    }

    private static @Nullable String form(String body) {
        return CanonicalJson.of(body.getBytes(StandardCharsets.UTF_8)).orElse(null);
    }
}
