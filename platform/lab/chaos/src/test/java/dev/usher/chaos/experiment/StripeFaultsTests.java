package dev.usher.chaos.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StripeFaultsTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void areNoneIfOnlyWebhooksAndCallsAreCounted() {
        assertThat(none("{\"counters\": {\"webhooks\": 12, \"calls\": 7, \"lose\": 0}}")).isTrue();
    }

    @Test
    void areNoneWithoutCounters() {
        assertThat(none("{}")).isTrue();
    }

    @Test
    void areSomeAfterOneFault() {
        assertThat(none("{\"counters\": {\"webhooks\": 12, \"lose\": 1}}")).isFalse();
    }

    private static boolean none(String faultsDone) {
        return StripeFaults.none(StripeFaults.counters(JSON.readTree(faultsDone)));
    }
}
