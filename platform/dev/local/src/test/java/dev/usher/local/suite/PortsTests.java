package dev.usher.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.usher.platform.infrastructure.FreePorts;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PortsTests {

    @Test
    void movesAllPortsInTheDocumentedOrder() {
        assertThat(Ports.from(20000))
                .isEqualTo(
                        new Ports(20000, 20007, 20001, 20002, 20003, 20004, 20005, 20008, 20009));
        assertThat(Ports.from(20000).kafkaController()).isEqualTo(20010);
    }

    @Test
    void givesEachPortOnce() {
        for (Ports ports : new Ports[] {Ports.DEFAULTS, Ports.from(30000)}) {
            assertThat(new HashSet<>(ports.named().values())).hasSameSizeAs(ports.named().keySet());
        }
    }

    @Test
    void refusesPortsThatDoNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ports.from(65000))
                .withMessage("The first port has to be between 1024 and 64525, not 65000.");
        assertThatIllegalArgumentException().isThrownBy(() -> Ports.from(80));
    }

    @Test
    void findsFreePortsBelowTheSystemsRange() {
        Ports ports = Ports.free();

        assertThat(ports.named().values())
                .doesNotHaveDuplicates()
                .allSatisfy(port -> {
                    assertThat(port).isBetween(27_000, 29_000);
                    assertThat(FreePorts.free(port)).isTrue();
                });
        assertThat(Ports.freeForReplica()).isBetween(29_000, 29_999);
    }
}
