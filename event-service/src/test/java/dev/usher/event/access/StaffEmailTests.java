package dev.usher.event.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usher.platform.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffEmailTests {

    @Test
    void readsAnAddressInLowerCase() {
        assertThat(StaffEmail.read("Stan@Example.COM")).isEqualTo("stan@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"stan", "@example.com", "stan@", "a b@example.com", "a@b@c", "a\u0000@b"})
    void refusesATextThatIsNotAnAddress(String text) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> StaffEmail.read(text));
    }
}
