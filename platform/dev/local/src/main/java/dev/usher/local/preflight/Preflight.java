package dev.usher.local.preflight;

import dev.usher.local.suite.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that the machine can run the suite; each finding is one sentence for people. */
public final class Preflight {

    /** The disk space of unpacked programs, PostgreSQL, Kafka's log and copies of the services. */
    static final long DISK = 3L << 30;

    /** The most memory that the suite takes, with a reserve. */
    static final long MEMORY = 4L << 30;

    /** The most memory that one more instance of a service takes. */
    static final long REPLICA = 400L << 20;

    static final int JAVA = 25;

    private final Machine machine;

    public Preflight() {
        this(new ThisMachine());
    }

    Preflight(Machine machine) {
        this.machine = machine;
    }

    /**
     * Returns everything that prevents a start, cheapest remedy first; empty if nothing does.
     *
     * @param ours ports of processes that run already and will be taken over
     */
    public List<String> findings(Ports ports, Set<Integer> ours, Path state) {
        List<String> findings = new ArrayList<>();
        if (machine.java() < JAVA) {
            findings.add(
                    "Usher needs Java %d or newer, and this is Java %d: set JAVA_HOME to a newer JDK."
                            .formatted(JAVA, machine.java()));
        }
        ports.named()
                .forEach((name, port) -> {
                    if (!ours.contains(port) && !machine.free(port)) {
                        findings.add(taken(name, port));
                    }
                });
        long disk = machine.disk(state);
        if (disk < DISK) {
            findings.add(
                    "There are %s free on the disk of %s, and the suite needs %s."
                            .formatted(gigabytes(disk), state, gigabytes(DISK)));
        }
        long memory = machine.memory();
        List<Integer> processes =
                ports.named().values().stream().filter(port -> !ports.isOfLauncher(port)).toList();
        long needed =
                MEMORY
                        * processes.stream().filter(port -> !ours.contains(port)).count()
                        / processes.size();
        if (memory < needed) {
            findings.add(
                    "There are %s of memory available, and the suite needs %s: close something large."
                            .formatted(gigabytes(memory), gigabytes(needed)));
        }
        return findings;
    }

    /** Returns what does not prevent a start but may delay it. */
    public List<String> warnings(Ports ports) {
        OutgoingPorts range = machine.outgoingPorts();
        List<Integer> within =
                ports.named().values().stream().filter(range::contains).sorted().toList();
        return within.isEmpty()
                ? List.of()
                : List.of(
                        """
                        The system takes ports from %d to %d for outgoing connections, and the
                        suite has ports from %d to %d. If one is taken when its component starts,
                        the start waits until it is free; ports below %d are always free for it.\
                        """
                                .formatted(
                                        range.first(),
                                        range.last(),
                                        within.getFirst(),
                                        within.getLast(),
                                        range.first()));
    }

    /** The ports that the system may give to connections that this machine opens. */
    record OutgoingPorts(int first, int last) {

        /** The range of a kernel that nobody configured. */
        static final OutgoingPorts USUAL = new OutgoingPorts(32_768, 60_999);

        private static final Pattern TWO_NUMBERS =
                Pattern.compile("\\s*(\\d{1,5})\\s+(\\d{1,5})\\s*");

        /** Reads two numbers; takes the usual range for another text. */
        static OutgoingPorts parse(String text) {
            Matcher range = TWO_NUMBERS.matcher(text);
            return range.matches()
                    ? new OutgoingPorts(
                            Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)))
                    : USUAL;
        }

        boolean contains(int port) {
            return port >= first && port <= last;
        }
    }

    /** Returns what prevents this many more instances of a service. */
    public List<String> findingsForReplicas(int more) {
        long memory = machine.memory();
        long needed = more * REPLICA;
        return memory >= needed
                ? List.of()
                : List.of(
                        "There are %s of memory available, and %d more would need %s."
                                .formatted(gigabytes(memory), more, gigabytes(needed)));
    }

    private static String taken(String name, int port) {
        return "Port %d (%s) is taken by another program: end that one, or choose other ports with --ports-from."
                .formatted(port, name);
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / (double) (1L << 30));
    }

    /** The questions to the machine. */
    interface Machine {
        int java();

        boolean free(int port);

        long disk(Path near);

        long memory();

        OutgoingPorts outgoingPorts();
    }

    private static final class ThisMachine implements Machine {

        private static final int LONGEST_RANGE = 64;
        private static final Path OUTGOING = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
        private static final Path MEMORY_INFO = Path.of("/proc/meminfo");

        @Override
        public int java() {
            return Runtime.version().feature();
        }

        @Override
        public boolean free(int port) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
                return true;
            } catch (IOException taken) {
                return false;
            }
        }

        @Override
        public long disk(Path near) {
            try {
                return Files.getFileStore(existing(near.toAbsolutePath())).getUsableSpace();
            } catch (IOException unknown) {
                return Long.MAX_VALUE; // An unknown size prevents nothing: a start that fails tells
                // more than a guess.
            }
        }

        @Override
        public OutgoingPorts outgoingPorts() {
            // The kernel answers the first read only, and Files.readString reads one byte first.
            byte[] text = new byte[LONGEST_RANGE];
            try (InputStream file = Files.newInputStream(OUTGOING)) {
                int length = Math.max(0, file.read(text));
                return OutgoingPorts.parse(new String(text, 0, length, StandardCharsets.US_ASCII));
            } catch (IOException unknown) {
                return OutgoingPorts.USUAL;
            }
        }

        private static Path existing(Path path) {
            Path parent = path.getParent();
            return Files.exists(path) || parent == null ? path : existing(parent);
        }

        @Override
        public long memory() {
            try {
                return Files.readAllLines(MEMORY_INFO).stream()
                        .filter(line -> line.startsWith("MemAvailable:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                        .findFirst()
                        .orElse(Long.MAX_VALUE);
            } catch (IOException unknown) {
                return Long.MAX_VALUE;
            }
        }
    }
}
