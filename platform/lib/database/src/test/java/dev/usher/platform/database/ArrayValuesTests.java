package dev.usher.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArrayValuesTests {

    @Test
    void areOfTheClassThatTheDriverSendsInBinaryForm() {
        assertThat(ArrayValues.of("text", Stream.of("a", null)))
                .isExactlyInstanceOf(String[].class);
        assertThat(ArrayValues.of("smallint", Stream.of((short) 1))).isInstanceOf(Short[].class);
        assertThat(ArrayValues.of("int", Stream.of(1))).isInstanceOf(Integer[].class);
        assertThat(ArrayValues.of("bigint", Stream.of(1L))).isInstanceOf(Long[].class);
        assertThat(ArrayValues.of("boolean", Stream.of(true))).isInstanceOf(Boolean[].class);
    }

    @Test
    void keepTheOrderAndTheNulls() {
        assertThat(ArrayValues.of("text", Stream.of("b", null, "a")))
                .containsExactly("b", null, "a");
    }

    @Test
    void leaveOtherTypesToTheDriver() {
        UUID id = new UUID(1, 2);

        assertThat(ArrayValues.of("uuid", Stream.of(id))).containsExactly(id);
    }

    @Test
    void refuseAValueOfAnotherClass() {
        assertThatThrownBy(() -> ArrayValues.of("bigint", Stream.of("1")))
                .isInstanceOf(ArrayStoreException.class);
    }
}
