package dev.usher.platform.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.platform.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTests {

    private static final String SEVEN = ETags.of(7);

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "\"1\", \"7\"", ", \"1\",,\"7\" ,", "*"})
    void matchesTheVersionTheClientHas(String ifNoneMatch) {
        assertThat(ETags.matches(ifNoneMatch, SEVEN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"8\"", "7", "", "\"77\"", "\"7\" x", "x\"7\"", "\"7\"\"7\""})
    void doesNotMatchAnother(String ifNoneMatch) {
        assertThat(ETags.matches(ifNoneMatch, SEVEN)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "\"1\", \"7\"", "*"})
    void letsAChangeOfTheCurrentVersionPass(String ifMatch) {
        assertThatCode(() -> ETags.require(ifMatch, SEVEN)).doesNotThrowAnyException();
    }

    @Test
    void letsAChangeWithoutAVersionPass() {
        assertThatCode(() -> ETags.require(null, SEVEN)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"6\"", "W/\"7\"", "7", "\"7\" x", "\"7\" \"8\"", "\"8\", \"7", "w/\"7\""})
    void refusesAChangeOfAStaleVersion(String ifMatch) {
        assertThatThrownBy(() -> ETags.require(ifMatch, SEVEN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.type().code()).isEqualTo("version_conflict");
                            assertThat(problem.headers()).containsEntry("ETag", SEVEN);
                        });
    }
}
