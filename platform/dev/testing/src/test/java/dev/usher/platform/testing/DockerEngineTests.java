package dev.usher.platform.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTests {

    @Test
    void answersWhenItsSocketDoes(@TempDir Path directory) throws Exception {
        Path socket = directory.resolve("docker.sock");
        try (ServerSocketChannel engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            engine.bind(UnixDomainSocketAddress.of(socket));
            Thread server = Thread.ofVirtual().start(() -> pong(engine));

            assertThat(DockerEngine.answers("unix://" + socket)).isTrue();
            server.join();
        }
    }

    @Test
    void doesNotAnswerWhereThereIsNone(@TempDir Path directory) {
        assertThat(DockerEngine.answers("unix://" + directory.resolve("none.sock"))).isFalse();
        assertThat(DockerEngine.answers("tcp://127.0.0.1:1")).isFalse();
        assertThat(DockerEngine.answers("ssh://somebody@somewhere")).isFalse();
        assertThat(DockerEngine.answers("not an address")).isFalse();
    }

    private static void pong(ServerSocketChannel engine) {
        try (SocketChannel client = engine.accept()) {
            client.read(ByteBuffer.allocate(256));
            client.write(ByteBuffer.wrap("HTTP/1.0 200 OK\r\n\r\nOK".getBytes(US_ASCII)));
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
