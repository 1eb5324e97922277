package dev.usher.platform.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.platform.web.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    private static final Cursor LIST = Cursor.of("cups", "blue", null);

    @Test
    void keepsItsKeys() {
        Instant at = Instant.parse("2026-12-01T19:00:00.123456Z");
        UUID id = new UUID(1, 2);

        String cursor = LIST.encode(at, id, "", "é");

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(LIST.decode(cursor, 4)).containsExactly(at.toString(), id.toString(), "", "é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!!", "MQ", "eA", "_____w", "MR8x"})
    void refusesWhatItDidNotMake(String cursor) {
        assertThatThrownBy(() -> LIST.decode(cursor, 2)).satisfies(CursorTests::isInvalidCursor);
    }

    @Test
    void refusesKeysTheListCannotRead() {
        String cursor = LIST.encode("not a number");

        assertThatThrownBy(() -> LIST.decode(cursor, 1, keys -> Long.valueOf(keys.getFirst())))
                .satisfies(CursorTests::isInvalidCursor);
    }

    @Test
    void refusesTheCursorOfAnotherListOrOfOtherFilters() {
        String cursor = LIST.encode(1);

        assertThat(Cursor.of("cups", "blue", null).decode(cursor, 1)).containsExactly("1");
        for (Cursor other :
                List.of(
                        Cursor.of("plates", "blue", null),
                        Cursor.of("cups"),
                        Cursor.of("cups", "white", null),
                        Cursor.of("cups", null, "blue"),
                        Cursor.of("cups", "blue", "null"))) {
            assertThatThrownBy(() -> other.decode(cursor, 1))
                    .satisfies(CursorTests::isInvalidCursor);
        }
    }

    @Test
    void refusesAnEndlessCursor() {
        assertThatThrownBy(() -> LIST.decode("M".repeat(100_000), 1))
                .satisfies(CursorTests::isInvalidCursor);
    }

    @Test
    void endsThePageBeforeTheRowThatWasTooMany() {
        Page<Integer> page = Page.of(List.of(1, 2, 3), 2, String::valueOf);

        assertThat(page.items()).containsExactly(1, 2);
        assertThat(page.nextCursor()).isEqualTo("2");
        assertThat(Page.of(List.of(1, 2), 2, String::valueOf).nextCursor()).isNull();
    }

    private static void isInvalidCursor(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type().code()).isEqualTo("invalid_cursor"));
    }
}
