package dev.usher.platform.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells in a few milliseconds, without a client library, whether a Docker engine answers. */
final class DockerEngine {

    private static final String PING = "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n";

    private DockerEngine() {}

    static boolean answers() {
        return answers(System.getenv("DOCKER_HOST"));
    }

    static boolean answers(@Nullable String host) {
        try {
            URI address =
                    URI.create(
                            host == null || host.isBlank() ? "unix:///var/run/docker.sock" : host);
            return switch (address.getScheme()) {
                case "unix" ->
                        Files.exists(Path.of(address.getPath()))
                                && pings(
                                        StandardProtocolFamily.UNIX,
                                        UnixDomainSocketAddress.of(address.getPath()));
                case "tcp", "http" ->
                        pings(
                                StandardProtocolFamily.INET,
                                new InetSocketAddress(address.getHost(), address.getPort()));
                case null, default -> false;
            };
        } catch (IOException | IllegalArgumentException none) {
            return false;
        }
    }

    private static boolean pings(StandardProtocolFamily family, SocketAddress address)
            throws IOException {
        try (SocketChannel channel = SocketChannel.open(family)) {
            channel.connect(address);
            channel.write(ByteBuffer.wrap(PING.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(32);
            channel.read(answer);
            String status =
                    new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
            return status.startsWith("HTTP/1.") && status.contains(" 200");
        }
    }
}
