package dev.usher.local.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.platform.infrastructure.FreePorts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two instances behind one address, "a" and "b"; each puts its name before what it received. */
@Timeout(30)
class RoundRobinTests {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private NamedEcho a;
    private NamedEcho b;
    private RoundRobin address;

    @BeforeEach
    void startBoth() throws IOException {
        a = new NamedEcho("a");
        b = new NamedEcho("b");
        address = new RoundRobin(FreePorts.one(), PATIENCE, List.of(a.port(), b.port()));
    }

    @AfterEach
    void stopAll() throws IOException {
        address.close();
        a.close();
        b.close();
    }

    @Test
    void givesConnectionsToTheInstancesInTurn() throws IOException {
        assertThat(answersOf(4)).containsExactly("a", "b", "a", "b");
    }

    @Test
    void keepsAConnectionWithOneInstance() throws IOException {
        try (Client client = new Client()) {
            for (int request = 0; request < 5; request++) {
                assertThat(client.ask("hello")).isEqualTo("a:hello");
            }
        }
    }

    @Test
    void triesTheNextInstanceWhenOneRefuses() throws IOException {
        a.close();

        assertThat(answersOf(3)).containsExactly("b", "b", "b");
    }

    @Test
    void givesNoConnectionToAnInstanceThatIsNotReady() throws IOException {
        address.offer(List.of(b.port()));

        assertThat(answersOf(3)).containsExactly("b", "b", "b");
    }

    @Test
    void movesAConnectionFromAStoppingInstanceAtItsNextRequest() throws IOException {
        try (Client client = new Client()) {
            assertThat(client.ask("one")).isEqualTo("a:one");

            address.offer(List.of(b.port()));
            assertThat(client.ask("two")).isEqualTo("b:two");

            a.close();
            assertThat(client.ask("three")).isEqualTo("b:three");
        }
    }

    @Test
    void letsAStoppingInstanceFinishTheRequestItHas() throws IOException {
        try (Client client = new Client()) {
            client.ask("one");
            client.send("begun ");
            Awaitility.await().until(() -> a.heard() == "one\nbegun ".length());

            address.offer(List.of(b.port()));
            client.send("and ended\n");

            assertThat(client.line()).isEqualTo("a:begun and ended");
        }
    }

    @Test
    void refusesConnectionsWhileNoInstanceIsReady() throws IOException {
        address.offer(List.of());
        assertThatThrownBy(Client::new).isInstanceOf(ConnectException.class);

        address.offer(List.of(a.port()));
        assertThat(answersOf(1)).containsExactly("a");
    }

    @Test
    void endsAConnectionThatEveryInstanceRefuses() throws IOException {
        a.close();
        b.close();

        try (Client client = new Client()) {
            assertThatThrownBy(() -> client.ask("hello")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void passesOnThatAClientHasSentAllItHad() throws IOException {
        try (Client client = new Client()) {
            client.send("last words");
            client.socket.shutdownOutput();

            assertThat(client.line()).isEqualTo("a:last words");
        }
    }

    @Test
    void passesOnThatAnInstanceEndedTheConnection() throws IOException {
        try (Client client = new Client()) {
            assertThat(client.ask("bye")).isEqualTo("a:bye");

            assertThat(client.socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void passesOnEveryByte() throws Exception {
        byte[] random = new byte[500_000];
        new Random(7).nextBytes(random);
        String text = HexFormat.of().formatHex(random);
        try (Client client = new Client()) {
            CompletableFuture<Void> sending =
                    CompletableFuture.runAsync(() -> {
                        try {
                            client.send(text + "\n");
                        } catch (IOException broken) {
                            throw new AssertionError(broken);
                        }
                    });

            assertThat(client.line()).isEqualTo("a:" + text);
            sending.join();
        }
    }

    @Test
    void takesOverAPortAsSoonAsItsListenerCloses() throws Exception {
        int port = a.port();
        try (Socket early = new Socket(InetAddress.getLoopbackAddress(), port)) {
            CompletableFuture<RoundRobin> taking =
                    CompletableFuture.supplyAsync(
                            () -> new RoundRobin(port, PATIENCE, List.of(b.port())));
            assertThat(taking).isNotDone();

            a.stopListening();

            try (RoundRobin taken = taking.join()) {
                assertThat(taken.port()).isEqualTo(port);
                assertThat(early.isConnected()).isTrue();
            }
        }
    }

    private List<String> answersOf(int connections) throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            try (Client client = new Client()) {
                names.add(client.ask("hello").substring(0, 1));
            }
        }
        return names;
    }

    /** A connection to the address. */
    private final class Client implements AutoCloseable {

        private final Socket socket;

        Client() throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), address.port());
        }

        String ask(String line) throws IOException {
            send(line + "\n");
            return line();
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }

        String line() throws IOException {
            return NamedEcho.line(socket.getInputStream());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
