package dev.usher.bench.journey.bare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeSideTests {

    /** Made with: printf '1700000000.{}' | openssl dgst -sha256 -hmac whsec_x. */
    private static final String SIGNATURE =
            "be8cb8325f2202445260a855532f967e30ad2a9394ce28da66ee02880ddcb661";

    @ParameterizedTest
    @CsvSource({"0, {}, true", "299, {}, true", "-299, {}, true", "301, {}, false", "0, [], false"})
    void takesAWebhookThatWasSignedAMomentAgo(int secondsLater, String body, boolean taken) {
        assertThat(signed(secondsLater, body, "t=1700000000,v1=" + SIGNATURE)).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"''", "'t=1700000000'", "'t=,v1=00'", "'t=1700000000,v1=00'", "'t=1e9,v1=00'"})
    void refusesOtherSignatures(String header) {
        assertThat(signed(0, "{}", header)).isFalse();
    }

    private static boolean signed(int secondsLater, String body, String header) {
        StripeSide side =
                new StripeSide(
                        new SocketPeer(1),
                        "whsec_x",
                        () -> Instant.ofEpochSecond(1_700_000_000L + secondsLater));
        return side.signed(
                HttpMessage.post(
                        "/v1/webhooks/stripe",
                        body.getBytes(StandardCharsets.UTF_8),
                        Map.of("stripe-signature", header)));
    }
}
