package dev.usher.platform.web.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.Violation;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryFormTests {

    @Test
    void namesAnUnknownParameterInTextThatCanBeShown() {
        assertThat(QueryForm.unknown("a/b\u0000"))
                .isEqualTo(
                        new Violation(
                                "/a~1b\ufffd",
                                "unknown_parameter",
                                "a/b\ufffd is an unknown parameter"));
        assertThat(QueryForm.unknown("x".repeat(5_000)).pointer()).hasSize(102);
    }

    @Test
    void readsATime() {
        assertThat(QueryForm.instant("from", "2027-01-20T19:00:00+01:00"))
                .isEqualTo(Instant.parse("2027-01-20T18:00:00Z"));
        assertThat(QueryForm.instant("from", null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "today", "2027-01-20T19:00:00", "1999-12-31T00:00:00Z"})
    void refusesAnythingElseForATime(String value) {
        assertThat(violation(() -> QueryForm.instant("from", value)))
                .isEqualTo(
                        new Violation(
                                "/from",
                                "wrong_format",
                                "from must be a time with its offset,"
                                        + " such as 2027-01-20T19:00:00Z"));
    }

    @Test
    void readsAText() {
        assertThat(QueryForm.text("q", "tea", 3)).isEqualTo("tea");
        assertThat(QueryForm.text("q", " ", 3)).isNull();
        assertThat(QueryForm.text("q", "\u200b\u00a0", 3)).isNull();
        assertThat(QueryForm.text("q", null, 3)).isNull();
    }

    @Test
    void refusesATextThatIsTooLong() {
        assertThat(violation(() -> QueryForm.text("q", "teapot", 3)))
                .isEqualTo(
                        new Violation("/q", "too_long", "q must be text of at most 3 characters"));
    }

    private static Violation violation(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).violations().getFirst();
    }
}
