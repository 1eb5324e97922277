package dev.usher.platform.web.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JsonFormTests {

    private enum Glaze {
        BLUE,
        WHITE
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String GOOD =
            """
            {"name": "mug", "note": " ", "handles": 2, "weight": 300000000000, "glaze": "BLUE",
             "madeAt": "2026-12-01T20:00:00.1234567+01:00", "chipped": false,
             "maker": "01996B7C-3d2e-7c11-9b1a-0f1e2d3c4b5a", "box": {"size": 3},
             "spoons": [{"size": 1}, {"size": 2}], "lid": null}
            """;

    @Test
    void readsEachKindOfMember() {
        JsonForm form = form(GOOD);

        assertThat(form.words("name", 3)).isEqualTo("mug");
        assertThat(form.text("note", 1)).isEqualTo(" ");
        assertThat(form.string("note")).isEqualTo(" ");
        assertThat(form.integer("handles", 0, 2)).isEqualTo(2);
        assertThat(form.number("weight", 0, Long.MAX_VALUE)).isEqualTo(300_000_000_000L);
        assertThat(form.choice("glaze", Glaze.class)).isEqualTo(Glaze.BLUE);
        assertThat(form.instant("madeAt")).isEqualTo(Instant.parse("2026-12-01T19:00:00.123456Z"));
        assertThat(form.flag("chipped")).isFalse();
        assertThat(form.uuid("maker"))
                .isEqualTo(UUID.fromString("01996b7c-3d2e-7c11-9b1a-0f1e2d3c4b5a"));
        assertThat(form.object("box").integer("size", 1, 3)).isEqualTo(3);
        assertThat(form.objects("spoons", 2))
                .extracting(spoon -> spoon.integer("size", 1, 3))
                .containsExactly(1, 2);
        assertThat(form.has("lid")).isFalse();
        assertThat(form.text("handle", 1)).isNull();
        assertThat(form.clean()).isTrue();
        form.finish();
    }

    @Test
    void readsTextsUnderNamesOfTheCaller() {
        JsonForm form = form("{\"labels\": {\"b\": \"1\", \"a\": \"\", \"gone\": null}}");

        assertThat(form.texts("labels", 2, 4, 3)).isEqualTo(Map.of("b", "1", "a", ""));
        assertThat(form.texts("none", 2, 4, 3)).isEmpty();
        form.finish();
    }

    @Test
    void refusesTextsThatAreTooManyOrTooLongOrNoTexts() {
        JsonForm form =
                form(
                        """
                        {"labels": {"a": 1, "b": {"c": "d"}, " ": "e", "long!": "f", "g": "long",
                         "c\\u0007": "h"}}
                        """);

        form.texts("labels", 5, 4, 3);

        ProblemException refusal = catchThrowableOfType(ProblemException.class, form::finish);
        assertThat(refusal.violations())
                .extracting(Violation::pointer, Violation::code)
                .containsExactlyInAnyOrder(
                        tuple("/labels/a", "wrong_type"),
                        tuple("/labels/b", "wrong_type"),
                        tuple("/labels/ ", "blank"),
                        tuple("/labels/long!", "too_long"),
                        tuple("/labels/g", "too_long"),
                        tuple("/labels/c\ufffd", "invalid_characters"),
                        tuple("/labels", "out_of_range"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name": ""}               | /name   | blank              | name must not be blank
                    {"name": "  "}             | /name   | blank              | name must not be blank
                    {"name": "teapot"}         | /name   | too_long           | name must have at most 5 characters
                    {"name": "a\\u0000"}       | /name   | invalid_characters | name must not contain control characters, line breaks or half a surrogate pair
                    {"name": "a\\ud83d"}       | /name   | invalid_characters | name must not contain control characters, line breaks or half a surrogate pair
                    {"name": 7}                | /name   | wrong_type         | name must be text
                    {"handles": "2"}           | /handles| wrong_type         | handles must be a whole number
                    {"handles": 2.5}           | /handles| wrong_type         | handles must be a whole number
                    {"handles": 9}             | /handles| out_of_range       | handles must be from 0 to 8
                    {"handles": 99999999999999999999} | /handles | out_of_range | handles must be from 0 to 8
                    {"glaze": "blue"}          | /glaze  | wrong_format       | glaze must be one of BLUE, WHITE
                    {"glaze": 0}               | /glaze  | wrong_type         | glaze must be text
                    {"chipped": "true"}        | /chipped| wrong_type         | chipped must be true or false
                    {"madeAt": "tomorrow"}     | /madeAt | wrong_format       | madeAt must be a time with its offset, such as 2027-01-20T19:00:00Z
                    {"madeAt": "2027-01-20T19:00:00"} | /madeAt | wrong_format | madeAt must be a time with its offset, such as 2027-01-20T19:00:00Z
                    {"madeAt": "1999-12-31T23:59:59Z"} | /madeAt | out_of_range | madeAt must be in the years 2000 to 8999
                    {"madeAt": "9000-01-01T00:00:00Z"} | /madeAt | out_of_range | madeAt must be in the years 2000 to 8999
                    {"madeAt": 1764000000}     | /madeAt | wrong_type         | madeAt must be text
                    {"maker": "1-1-1-1-1"}     | /maker  | wrong_format       | maker must be a UUID
                    {"box": []}                | /box    | wrong_type         | box must be an object
                    {"box": {"size": 0}}       | /box/size | out_of_range     | size must be from 1 to 3
                    {"box": {"colour": 0}}     | /box/colour | unknown_field  | colour is an unknown field
                    {"spoons": {}}             | /spoons | wrong_type         | spoons must be a list
                    {"spoons": []}             | /spoons | out_of_range       | spoons must have 1 to 2 entries
                    {"spoons": [{}, {}, {}]}   | /spoons | out_of_range       | spoons must have 1 to 2 entries
                    {"spoons": [{}, 7]}        | /spoons/1 | wrong_type       | spoons/1 must be an object
                    {"spoons": [{}, {"size": 0}]} | /spoons/1/size | out_of_range | size must be from 1 to 3
                    {"a/b~": 1}                | /a~1b~0 | unknown_field      | a/b~ is an unknown field
                    """)
    void statesWhatMustHold(String body, String pointer, String code, String detail) {
        assertThat(violations(body)).containsExactly(new Violation(pointer, code, detail));
    }

    @Test
    void listsEveryViolation() {
        assertThat(
                        violations(
                                """
                                {"x": 1, "name": "", "box": {"size": 9, "y": 1}, "maker": 5}
                                """))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/x", "/name", "/box/size", "/box/y", "/maker");
    }

    @Test
    void requiresMembersThatAreGiven() {
        JsonForm form = form("{\"name\": null}").require("name", "maker");

        assertThat(violations(form))
                .containsExactly(
                        new Violation("/name", "required", "name must be given"),
                        new Violation("/maker", "required", "maker must be given"));
    }

    @Test
    void answersAThousandMistakesWithTheFirstHundred() {
        String body =
                IntStream.range(0, 1_000)
                        .mapToObj("\"m%d\": 1"::formatted)
                        .collect(Collectors.joining(",", "{", "}"));

        assertThat(violations(body)).hasSize(100);
    }

    @Test
    void refusesABodyThatIsNotAnObject() {
        for (String body : List.of("[1]", "7", "null", "\"text\"")) {
            assertThatThrownBy(() -> form(body)).hasMessage("the body must be a JSON object");
        }
    }

    @Test
    void acceptsAnObjectThatSaysTheSame() {
        JsonForm form = form("{\"size\": 1, \"name\": null}");

        assertThat(form.says(JSON.readTree("{\"size\": 1}"))).isTrue();
        assertThat(form.says(JSON.readTree("{\"size\": 2}"))).isFalse();
        form.passOver();
        form.finish();
    }

    @Test
    void takesAViolationOfTheCaller() {
        JsonForm form = form("{}");
        form.reject("endsAt", "not_after_start", "endsAt must be after startsAt");

        assertThat(form.clean()).isFalse();
        assertThat(violations(form)).hasSize(1);
    }

    private static JsonForm form(String body) {
        return JsonForm.of(JSON.readTree(body));
    }

    private static List<Violation> violations(String body) {
        JsonForm form = form(body);
        form.words("name", 5);
        form.integer("handles", 0, 8);
        form.choice("glaze", Glaze.class);
        form.flag("chipped");
        form.instant("madeAt");
        form.uuid("maker");
        JsonForm box = form.object("box");
        if (box != null) {
            box.integer("size", 1, 3);
        }
        form.objects("spoons", 2).forEach(spoon -> spoon.integer("size", 1, 3));
        return violations(form);
    }

    private static List<Violation> violations(JsonForm form) {
        return catchThrowableOfType(ProblemException.class, form::finish).violations();
    }
}
