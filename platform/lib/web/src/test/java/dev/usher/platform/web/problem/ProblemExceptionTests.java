package dev.usher.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemExceptionTests {

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT0.2S, 1", "PT1S, 1", "PT1.001S, 2", "PT5S, 5"})
    void invitesToRepeatAfterWholeSeconds(Duration pause, String seconds) {
        ProblemException problem =
                new ProblemException(CommonProblems.UNAVAILABLE, "").retryAfter(pause);

        assertThat(problem.headers()).containsEntry("Retry-After", seconds);
    }

    @Test
    void countsTheViolationsItLists() {
        Violation blank = new Violation("/title", "blank", "title must not be blank");
        Violation early = new Violation("/endsAt", "not_after_start", "endsAt must be later");

        assertThat(ProblemException.invalid(List.of(blank)).detail())
                .isEqualTo("title must not be blank");
        assertThat(ProblemException.invalid(List.of(blank, early)).detail())
                .isEqualTo("The request has 2 violations, listed in errors.");
    }

    @Test
    void keepsItsOwnMembers() {
        assertThatThrownBy(() -> CommonProblems.notFound().with("status", 200))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
