package dev.usher.platform.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreePortsTests {

    @Test
    void givesDifferentOnes() {
        assertThat(FreePorts.several(20)).doesNotHaveDuplicates().allMatch(port -> port > 1024);
    }
}
