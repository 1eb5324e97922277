package dev.usher.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class Base45Tests {

    @Test
    void writesTheExamplesOfTheRfc() throws MalformedCredential {
        assertThat(Base45.encode("AB".getBytes(UTF_8))).isEqualTo("BB8");
        assertThat(Base45.encode("Hello!!".getBytes(UTF_8))).isEqualTo("%69 VD92EX0");
        assertThat(Base45.encode("base-45".getBytes(UTF_8))).isEqualTo("UJCLQE7W581");
        assertThat(Base45.decode("QED8WEX0")).asString(UTF_8).isEqualTo("ietf!");
    }

    @Test
    void everyPairOfBytesHasOneText() throws MalformedCredential {
        for (int pair = 0; pair <= 0xFFFF; pair++) {
            byte[] bytes = {(byte) (pair >> 8), (byte) pair};
            assertThat(Base45.decode(Base45.encode(bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void refusesTextThatNoEncoderWrites() {
        for (String text : new String[] {"0", "GGW", ":::", "6V", "::", "aa8", "BB8é", "BB8\n"}) {
            assertThatExceptionOfType(MalformedCredential.class)
                    .as(text)
                    .isThrownBy(() -> Base45.decode(text));
        }
    }
}
