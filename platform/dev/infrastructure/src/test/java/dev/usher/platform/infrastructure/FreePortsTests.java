package dev.usher.platform.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsTests {

    /** Linux takes the ports of outgoing connections from here up by default. */
    private static final int LOWEST_OF_OUTGOING = 32_768;

    @Test
    void givesDifferentPortsBelowTheSystemsRange() {
        assertThat(FreePorts.several(20))
                .doesNotHaveDuplicates()
                .allMatch(port -> port > 1024 && port < LOWEST_OF_OUTGOING);
    }

    @Test
    void skipsAPortThatIsTaken() throws IOException {
        int next = FreePorts.one() + 1;
        try (ServerSocket taken = new ServerSocket(next, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.free(taken.getLocalPort())).isFalse();
            assertThat(FreePorts.several(3)).doesNotContain(taken.getLocalPort());
        }
    }
}
