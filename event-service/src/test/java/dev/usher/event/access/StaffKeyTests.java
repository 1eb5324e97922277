package dev.usher.event.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.EmailAddress;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffKeyTests {

    private static final UUID ID = UUID.fromString("019a1f60-2b7c-7a11-9d03-4c5e6f708192");

    @Test
    void readsAnIdInEitherCase() {
        assertThat(StaffKey.of(ID.toString())).isEqualTo(new StaffKey.Id(ID));
        assertThat(StaffKey.of("019A1F60-2B7C-7A11-9D03-4C5E6F708192"))
                .isEqualTo(new StaffKey.Id(ID));
    }

    @Test
    void readsAnAddress() {
        assertThat(StaffKey.of("Stan@Example.COM"))
                .isEqualTo(new StaffKey.Email(new EmailAddress("stan@example.com")));
    }

    @Test
    void takesAnAddressThatContainsAnIdForAnAddress() {
        assertThat(StaffKey.of(ID + "@example.com")).isInstanceOf(StaffKey.Email.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stan",
                "@example.com",
                "stan@",
                "a b@example.com",
                "a@b@c",
                "a\u0000@b",
                "19a1f60-2b7c-7a11-9d03-4c5e6f708192",
                " 019a1f60-2b7c-7a11-9d03-4c5e6f708192",
                "zzzzzzzz-2b7c-7a11-9d03-4c5e6f708192"
            })
    void refusesATextThatIsNeither(String text) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> StaffKey.of(text));
    }
}
