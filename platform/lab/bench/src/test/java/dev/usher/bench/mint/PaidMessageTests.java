package dev.usher.bench.mint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PaidMessageTests {

    private static final Path SAMPLE =
            Path.of("")
                    .toAbsolutePath()
                    .resolve(
                            "../../lib/contracts/src/main/resources/samples/usher.payment.succeeded.v1.json");

    private final PaidMessage message =
            new PaidMessage(
                    new UUID(0x1234_5678_9abc_7defL, Long.MIN_VALUE | 77),
                    new UUID(1, 2),
                    new UUID(3, 4),
                    new UUID(5, 6),
                    new UUID(7, 8),
                    2,
                    Instant.parse("2026-11-30T20:00:00.5Z"));

    @Test
    void hasTheMembersOfTheSampleOfTheContracts() throws IOException {
        JsonNode body = JsonMapper.shared().readTree(message.body("an account"));
        JsonNode sample = JsonMapper.shared().readTree(Files.readString(SAMPLE));

        assertThat(names("", body)).containsExactlyInAnyOrderElementsOf(names("", sample));
        assertThat(body.at("/lines/0/quantity").asInt()).isEqualTo(2);
        assertThat(body.at("/total/amount").asInt()).isEqualTo(5000);
        assertThat(body.at("/buyer/accountId").asString()).isEqualTo("an account");
    }

    @Test
    void isKeyedByItsOrderAndCarriesItsIdAndATrace() {
        ProducerRecord<String, byte[]> record = message.record("an account");

        assertThat(record.key()).isEqualTo(new UUID(1, 2).toString());
        assertThat(header(record, "ce_id")).isEqualTo(message.id().toString());
        assertThat(header(record, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    private static String header(ProducerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static List<String> names(String at, JsonNode node) {
        List<String> names = new ArrayList<>();
        node.properties()
                .forEach(member -> {
                    String name = at + "/" + member.getKey();
                    names.add(name);
                    names.addAll(names(name, member.getValue()));
                });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            names.addAll(names(at + "/" + i, node.get(i)));
        }
        return names;
    }
}
