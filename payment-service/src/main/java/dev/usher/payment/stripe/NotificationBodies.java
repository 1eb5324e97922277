package dev.usher.payment.stripe;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;

/**
 * Reads the bodies of notifications, of limited size and in limited time. The server ends each wait
 * for more bytes after {@code server.tomcat.connection-timeout}; the limit here ends a trickle.
 */
final class NotificationBodies {

    private static final int CHUNK = 8_192;

    private final NotificationSettings settings;
    private final LongSupplier nanos;

    NotificationBodies(NotificationSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
    }

    /**
     * @throws ProblemException 413 if the body is too large, 408 if it arrives too slowly
     */
    byte[] read(InputStream input) throws IOException {
        long end = nanos.getAsLong() + settings.bodyTime().toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int read = next(input, chunk); read >= 0; read = next(input, chunk)) {
            body.write(chunk, 0, read);
            if (body.size() > settings.maxWebhookBytes()) {
                throw new ProblemException(
                        CommonProblems.PAYLOAD_TOO_LARGE,
                        "A notification must have at most "
                                + settings.maxWebhookBytes()
                                + " bytes.");
            }
            if (nanos.getAsLong() - end > 0) {
                throw tooSlow();
            }
        }
        return body.toByteArray();
    }

    private static int next(InputStream input, byte[] chunk) throws IOException {
        try {
            return input.read(chunk);
        } catch (IOException broken) {
            if (broken instanceof SocketTimeoutException
                    || broken.getCause() instanceof SocketTimeoutException) {
                throw tooSlow();
            }
            throw broken;
        }
    }

    private static ProblemException tooSlow() {
        return new ProblemException(
                        StripeProblems.NOTIFICATION_TOO_SLOW,
                        "The body did not arrive in time; send it again.")
                .header("Connection", "close");
    }
}
