package dev.usher.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckedTests {

    private static final Verdict CLEAN = new Verdict(List.of(), List.of(), Map.of());

    @Test
    void isCleanOnlyWithAllEvidenceAndNothingOverdue() {
        assertThat(new Checked(CLEAN, List.of(), List.of()).clean()).isTrue();
        assertThat(new Checked(CLEAN, List.of("messages: gone"), List.of()).clean()).isFalse();
        assertThat(new Checked(CLEAN, List.of(), List.of("2 refunds")).clean()).isFalse();
    }

    @Test
    void saysWhatIsMissingAndOverdue() {
        Checked checked = new Checked(CLEAN, List.of("messages: gone"), List.of("2 refunds"));

        assertThat(checked.text()).contains("NOT CHECKED  messages: gone", "OVERDUE  2 refunds");
    }
}
