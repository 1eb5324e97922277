package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.usher.platform.web.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NotificationBodiesTests {

    private static final int MAX_BYTES = 524_288;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
    private final NotificationBodies bodies =
            new NotificationBodies(
                    new Binder(new MapConfigurationPropertySource())
                            .bindOrCreate("usher.stripe", NotificationSettings.class),
                    nanos::get);

    @Test
    void readsABodyUpToTheLimit() throws IOException {
        byte[] body = new byte[MAX_BYTES];

        assertThat(bodies.read(new ByteArrayInputStream(body))).isEqualTo(body);
    }

    @Test
    void refusesALargerBodyWithoutReadingItToItsEnd() {
        ByteArrayInputStream body = new ByteArrayInputStream(new byte[2 * MAX_BYTES]);

        assertThat(refusal(body).type().status()).isEqualTo(413);
        assertThat(body.available()).isGreaterThan(MAX_BYTES / 2);
    }

    @Test
    void endsATrickleWhoseEveryByteArrivesInTime() {
        InputStream trickle =
                new InputStream() {
                    @Override
                    public int read() {
                        return ' ';
                    }

                    @Override
                    public int read(byte[] into, int from, int length) {
                        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
                        into[from] = ' ';
                        return 1;
                    }
                };

        ProblemException refusal = refusal(trickle);

        assertThat(refusal.type().status()).isEqualTo(408);
        assertThat(refusal.headers()).containsEntry("Connection", "close");
    }

    @Test
    void tellsAStalledSenderThatTheBodyIsTooSlow() {
        assertThat(refusal(failing(new SocketTimeoutException())).type().status()).isEqualTo(408);
        assertThat(refusal(failing(new IOException(new SocketTimeoutException()))).type().status())
                .isEqualTo(408);
    }

    @Test
    void passesOnThatTheSenderIsGone() {
        IOException gone = new IOException("reset");

        assertThatIOException().isThrownBy(() -> bodies.read(failing(gone))).isSameAs(gone);
    }

    private ProblemException refusal(InputStream body) {
        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> bodies.read(body));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                throw failure;
            }
        };
    }
}
