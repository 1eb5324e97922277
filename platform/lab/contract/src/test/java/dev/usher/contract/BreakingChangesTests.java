package dev.usher.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.CommittedFile;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The current document against that of the last release; docs/api/released/README.md explains. */
class BreakingChangesTests {

    private static final String ACCEPTED = "docs/api/released/accepted.json";

    @Test
    void breaksNothingUnlessItIsListedWithAReason() {
        Map<String, String> accepted =
                JsonMapper.shared()
                        .readValue(CommittedFile.at(ACCEPTED).text(), new TypeReference<>() {});

        assertThat(BreakingChanges.between(Contract.released(), Contract.current()))
                .as(
                        "A breaking change must be taken back, or listed in %s with its reason; what is"
                                + " listed must have happened",
                        ACCEPTED)
                .containsExactlyElementsOf(new TreeMap<>(accepted).keySet());
        assertThat(accepted.values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
    }
}
