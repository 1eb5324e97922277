package dev.usher.chaos.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTests {

    private static final int READ_MILLIS = 10_000;

    private EchoServer server;
    private FaultProxy proxy;
    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = new EchoServer();
        proxy = FaultProxy.between(0, server.port(), 7);
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        proxy.close();
        server.close();
    }

    @Test
    void passesEverythingOnWithoutAToxic() throws IOException {
        Socket socket = connect();
        String text = "a".repeat(300_000);

        Thread.ofVirtual().start(() -> send(socket, text));

        assertThat(receive(socket, text.length())).isEqualTo(text);
    }

    @Test
    void passesTheEndOfOneDirectionOnAndKeepsTheOtherOpen() throws IOException {
        Socket socket = connect();
        send(socket, "last words");

        socket.shutdownOutput();

        assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                .isEqualTo("last words");
    }

    @Test
    void countsDisturbances() throws IOException {
        Socket socket = connect();
        ask(socket, "warm");
        assertThat(proxy.harms()).isZero();

        proxy.set(FlowDirection.TO_SERVER, latency(10, 0));
        ask(socket, "slow");

        assertThat(proxy.harms()).isPositive();
    }

    @Test
    void delaysAnswersAndKeepsTheirOrder() throws IOException {
        Socket socket = connect();
        ask(socket, "warm");
        proxy.set(FlowDirection.TO_SERVER, latency(200, 0));
        long start = System.nanoTime();

        send(socket, "one");
        send(socket, "two");

        assertThat(receive(socket, 6)).isEqualTo("onetwo");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void readsAStreamOnWhileItsFirstPieceIsDelayed() throws IOException {
        proxy.set(FlowDirection.TO_SERVER, latency(3_600_000, 0));
        Socket socket = connect();

        Thread.ofVirtual().start(() -> send(socket, "b".repeat(2_000_000)));

        // 2 MB are at least 122 pieces; one after the other, only the first would be read.
        Awaitility.await().until(() -> proxy.harms() >= 122);
        assertThat(server.heard()).isZero();
    }

    @Test
    void holdsDataBackInABlackHoleAndDeliversItAfterwards() throws IOException {
        Socket socket = connect();
        ask(socket, "warm");
        proxy.set(new Toxic.BlackHole());
        socket.setSoTimeout(150);

        send(socket, "hello?");
        assertThatThrownBy(() -> receive(socket, 1)).isInstanceOf(SocketTimeoutException.class);
        assertThat(server.heard()).isEqualTo(4);

        socket.setSoTimeout(READ_MILLIS);
        proxy.clear();
        assertThat(receive(socket, 6)).isEqualTo("hello?");
    }

    @Test
    void limitsABlackHoleToOneDirection() throws IOException {
        Socket socket = connect();
        ask(socket, "warm");
        proxy.set(FlowDirection.TO_CLIENT, new Toxic.BlackHole());

        send(socket, "heard");

        Awaitility.await().until(() -> server.heard() == 9);
        socket.setSoTimeout(150);
        assertThatThrownBy(() -> receive(socket, 1)).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void acceptsConnectionsIntoABlackHole() throws IOException {
        proxy.set(new Toxic.BlackHole());
        Socket socket = connect();
        send(socket, "late");

        proxy.clear();

        assertThat(receive(socket, 4)).isEqualTo("late");
    }

    @Test
    void resetsAConnectionAndLosesDataUnderWay() throws IOException {
        Socket socket = connect();
        ask(socket, "warm");
        proxy.set(FlowDirection.TO_CLIENT, new Toxic.Reset(1));

        send(socket, "done?");

        assertThatThrownBy(() -> receive(socket, 1))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        assertThat(server.heard()).isEqualTo(9);
    }

    @Test
    void resetsTheSameRandomConnectionsForTheSameSeed() throws IOException {
        List<Boolean> first = survivors(proxy);
        try (FaultProxy again = FaultProxy.between(0, server.port(), 7)) {
            assertThat(survivors(again)).isEqualTo(first);
        }
        assertThat(first).contains(true, false);
    }

    private List<Boolean> survivors(FaultProxy through) {
        through.set(new Toxic.Reset(0.5, 0));
        List<Boolean> survived = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            survived.add(answers(through));
        }
        return survived;
    }

    private boolean answers(FaultProxy through) {
        try {
            ask(connect(through.port()), "alive?");
            return true;
        } catch (IOException | IllegalStateException _) {
            return false;
        }
    }

    @Test
    void slicesWhatItPassesOn() throws IOException {
        proxy.set(FlowDirection.TO_CLIENT, new Toxic.Slice(10, Duration.ofMillis(20)));
        Socket socket = connect();
        long start = System.nanoTime();

        send(socket, "c".repeat(100));

        assertThat(receive(socket, 100)).hasSize(100);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(180));
    }

    @Test
    void cutsAndRefusesConnectionsWhileItIsDown() throws IOException {
        Socket socket = connect();
        ask(socket, "warm");

        proxy.set(new Toxic.Down());

        assertThatThrownBy(() -> receive(socket, 1)).isInstanceOf(SocketException.class);
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);

        proxy.clear();
        ask(connect(), "back");
    }

    @Test
    void cutsCurrentConnectionsAndAcceptsNewOnes() throws IOException {
        Socket socket = connect();
        ask(socket, "warm");

        proxy.cut();

        assertThatThrownBy(() -> receive(socket, 1)).isInstanceOf(SocketException.class);
        ask(connect(), "again");
        assertThat(proxy.connections()).isEqualTo(2);
    }

    @Test
    void resetsClientsOfAStoppedServer() throws IOException {
        server.close();

        assertThatThrownBy(() -> receive(connect(), 1)).isInstanceOf(SocketException.class);
    }

    @Test
    void servesManyConnectionsAtOnce() throws IOException {
        proxy.set(latency(20, 10));
        List<Socket> crowd = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            crowd.add(connect());
        }

        for (Socket socket : crowd) {
            send(socket, "me too");
        }

        for (Socket socket : crowd) {
            assertThat(receive(socket, 6)).isEqualTo("me too");
        }
    }

    private static Toxic.Latency latency(int delayMillis, int jitterMillis) {
        return new Toxic.Latency(Duration.ofMillis(delayMillis), Duration.ofMillis(jitterMillis));
    }

    private Socket connect() throws IOException {
        return connect(proxy.port());
    }

    private Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), READ_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_MILLIS);
        return socket;
    }

    private static void ask(Socket socket, String text) throws IOException {
        send(socket, text);
        assertThat(receive(socket, text.length())).isEqualTo(text);
    }

    private static void send(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(UTF_8));
        } catch (IOException cut) {
            throw new IllegalStateException(cut);
        }
    }

    private static String receive(Socket socket, int length) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(length);
        if (bytes.length < length) {
            throw new SocketException("ended after " + bytes.length + " bytes");
        }
        return new String(bytes, UTF_8);
    }
}
