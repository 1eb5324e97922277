package dev.usher.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.Message;
import dev.usher.contracts.MessageType;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MessageCodecTests {

    private static final UUID ID = UUID.fromString("0198c1f0-0000-7000-8000-000000000001");

    private final MessageCodec codec = new MessageCodec();

    @Test
    void writesTheStateItselfAndLeavesOutWhatIsAbsent() {
        String json = codec.encode(Messages.issued(ID));

        assertThat(json)
                .startsWith("{\"id\":\"" + ID + "\",\"version\":1,\"status\":\"VALID\"")
                .contains("\"holder\":{\"name\":\"Ada\"}")
                .endsWith("\"issuedAt\":\"2026-06-01T12:00:00Z\"}");
    }

    @Test
    void readsWhatItWrote() {
        Message issued = Messages.issued(ID);

        Message read =
                codec.decode(MessageType.TICKET_ISSUED, codec.encode(issued).getBytes(UTF_8));

        assertThat(read).isEqualTo(issued);
    }

    @ParameterizedTest
    @EnumSource
    void readsAndWritesEveryGoldenSample(MessageType type) throws IOException {
        JsonMapper plain = new JsonMapper();
        byte[] sample;
        try (InputStream stream =
                MessageType.class.getResourceAsStream("/samples/" + type.wireName() + ".json")) {
            sample = stream.readAllBytes();
        }

        String written = codec.encode(codec.decode(type, sample));

        assertThat(plain.readTree(written)).isEqualTo(plain.readTree(sample));
    }

    @Test
    void skipsMembersOfALaterRelease() {
        Message converted = Messages.converted(ID);
        String later = codec.encode(converted).replaceFirst("\\{", "{\"later\":{\"a\":[1]},");

        assertThat(codec.decode(MessageType.RESERVATION_CONVERTED, later.getBytes(UTF_8)))
                .isEqualTo(converted);
    }

    @Test
    void refusesDataWithoutARequiredMember() {
        String json = codec.encode(Messages.issued(ID));

        refuses(MessageType.TICKET_ISSUED, json.replaceFirst("\"status\":\"VALID\",", ""));
        refuses(MessageType.TICKET_ISSUED, json.replaceFirst("\"version\":1,", ""));
        refuses(MessageType.TICKET_ISSUED, json.replaceFirst("\"version\":1", "\"version\":null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "\"text\"", "{} {}", "\u00ff"})
    void refusesDataOfAnotherKind(String data) {
        refuses(MessageType.TICKET_ISSUED, data);
        refuses(MessageType.RESERVATION_CONVERTED, data);
    }

    @Test
    void refusesAbsurdNestingWithoutAnError() {
        refuses(MessageType.TICKET_ISSUED, "{\"holder\":".repeat(100_000));
        refuses(MessageType.TICKET_ISSUED, "{\"x\":" + "[".repeat(100_000));
    }

    private void refuses(MessageType type, String data) {
        assertThatThrownBy(() -> codec.decode(type, data.getBytes(UTF_8)))
                .isInstanceOf(PoisonException.class);
    }
}
