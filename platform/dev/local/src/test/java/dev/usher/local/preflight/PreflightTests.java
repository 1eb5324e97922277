package dev.usher.local.preflight;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.local.suite.Ports;
import java.io.BufferedReader;
import java.io.FileReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreflightTests {

    private static final Path STATE = Path.of("project", ".usher");

    @Test
    void findsNothingOnAMachineWithRoom() {
        assertThat(findings(new Pretended(25, Set.of(), 10L << 30, 8L << 30))).isEmpty();
    }

    @Test
    void namesWhoNeedsATakenPort() {
        assertThat(findings(new Pretended(25, Set.of(8080, 9084), 10L << 30, 8L << 30)))
                .containsExactly(
                        "Port 8080 (gateway) is taken by another program: end that one, or choose"
                                + " other ports with --ports-from.",
                        "Port 9084 (validation-service's management) is taken by another program:"
                                + " end that one, or choose other ports with --ports-from.");
    }

    @Test
    void saysHowMuchDiskAndMemoryAreMissing() {
        assertThat(findings(new Pretended(25, Set.of(), 1L << 30, 3L << 29)))
                .containsExactly(
                        "There are 1.0 GB free on the disk of project/.usher, and the suite needs"
                                + " 3.0 GB.",
                        "There are 1.5 GB of memory available, and the suite needs 4.0 GB: close"
                                + " something large.");
    }

    @Test
    void refusesAnOldJava() {
        assertThat(findings(new Pretended(21, Set.of(), 10L << 30, 8L << 30)))
                .containsExactly(
                        "Usher needs Java 25 or newer, and this is Java 21: set JAVA_HOME to a"
                                + " newer JDK.");
    }

    @Test
    void seesThatAPortOfThisMachineIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = new Ports(1, 1, 1, 1, 1, 1, taken.getLocalPort(), 1, 1);

            List<String> findings = new Preflight().findings(ports, Set.of(), Path.of("target"));

            assertThat(findings)
                    .anyMatch(finding ->
                            finding.startsWith(
                                    "Port " + taken.getLocalPort() + " (Stripe sandbox) is taken"));
        }
    }

    @Test
    void doesNotMindThePortsAndTheMemoryOfWhatItTakesOver() {
        Set<Integer> all = Set.copyOf(Ports.DEFAULTS.named().values());
        Preflight preflight = new Preflight(new Pretended(25, all, 10L << 30, 1L << 20));

        assertThat(preflight.findings(Ports.DEFAULTS, all, STATE)).isEmpty();
    }

    @Test
    void warnsOfPortsThatTheSystemMayGiveToOthers() {
        Preflight preflight = new Preflight(new Pretended(25, Set.of(), 10L << 30, 8L << 30));

        assertThat(preflight.warnings(Ports.DEFAULTS)).isEmpty();
        assertThat(preflight.warnings(Ports.from(32_760)))
                .singleElement()
                .asString()
                .contains("ports from 32768 to 33767");
    }

    @Test
    void readsTheRangeOfThisMachineAndNoOtherText() throws Exception {
        String said;
        try (BufferedReader range =
                new BufferedReader(
                        new FileReader("/proc/sys/net/ipv4/ip_local_port_range", US_ASCII))) {
            said = range.readLine();
        }
        Preflight.OutgoingPorts expected = Preflight.OutgoingPorts.parse(said);

        assertThat(Preflight.OutgoingPorts.parse("1024\t65000\n"))
                .isEqualTo(new Preflight.OutgoingPorts(1024, 65_000));
        assertThat(Preflight.OutgoingPorts.parse("3")).isEqualTo(Preflight.OutgoingPorts.USUAL);
        assertThat(new Preflight().warnings(Ports.from(expected.last() - 2000)))
                .singleElement()
                .asString()
                .contains("from %d to %d".formatted(expected.first(), expected.last()));
    }

    private static List<String> findings(Preflight.Machine machine) {
        return new Preflight(machine).findings(Ports.DEFAULTS, Set.of(), STATE);
    }

    /** A machine with the given values. */
    private record Pretended(int java, Set<Integer> taken, long disk, long memory)
            implements Preflight.Machine {

        @Override
        public boolean free(int port) {
            return !taken.contains(port);
        }

        @Override
        public long disk(Path near) {
            return disk;
        }

        @Override
        public Preflight.OutgoingPorts outgoingPorts() {
            return new Preflight.OutgoingPorts(32_768, 60_999);
        }
    }
}
