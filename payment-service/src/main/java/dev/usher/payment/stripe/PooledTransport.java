package dev.usher.payment.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpContent;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import dev.usher.platform.web.deadline.Deadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Sends Stripe's calls with the JDK's HTTP client. Connections are pooled. stripe-java retries a
 * lost connection under the same idempotency key, and no layer below repeats a request by itself. A
 * call ends while the caller of the current request still waits, with a reserve for the answer.
 * Each request, a repeat too, keeps to the rate of the turn that is bound to the thread.
 */
final class PooledTransport extends HttpClient {

    /** The turn of the call that is made. */
    static final ScopedValue<CallRate.Turn> TURN = ScopedValue.newInstance();

    /** The JDK sets these itself and refuses them from callers. */
    private static final Set<String> RESTRICTED =
            Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final java.net.http.HttpClient http;
    private final Duration reserve;

    PooledTransport(Duration connectTimeout, Duration reserve) {
        this.reserve = reserve;
        this.http =
                java.net.http.HttpClient.newBuilder()
                        .version(java.net.http.HttpClient.Version.HTTP_1_1)
                        .connectTimeout(connectTimeout)
                        .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                        .build();
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        if (TURN.isBound() && !TURN.get().send(left())) {
            throw lost(request, new TimeoutException("our own rate limit has no place in time"));
        }
        Duration left = left();
        if (!left.isPositive()) {
            throw lost(request, new TimeoutException("the caller waits no longer"));
        }
        try {
            HttpResponse<byte[]> answer =
                    http.send(translate(request, left), HttpResponse.BodyHandlers.ofByteArray());
            return new StripeResponse(
                    answer.statusCode(),
                    HttpHeaders.of(answer.headers().map()),
                    new String(answer.body(), StandardCharsets.UTF_8));
        } catch (HttpTimeoutException late) {
            throw lost(request, timeout(late));
        } catch (IOException broken) {
            // stripe-java retries this type; the idempotency key makes the repeat safe.
            throw lost(request, refused(broken));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw lost(request, interrupted);
        } catch (URISyntaxException impossible) {
            throw lost(request, impossible);
        }
    }

    private Duration left() {
        return Deadline.current().left().minus(reserve);
    }

    private static HttpRequest translate(StripeRequest request, Duration left)
            throws URISyntaxException {
        HttpContent content = request.content();
        Duration timeout = Duration.ofMillis(request.options().getReadTimeout());
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(request.url().toURI())
                        .timeout(timeout.compareTo(left) < 0 ? timeout : left)
                        .method(
                                request.method().name(),
                                content == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(
                                                content.byteArrayContent()));
        headers(request, content)
                .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    private static Map<String, List<String>> headers(StripeRequest request, HttpContent content) {
        Map<String, List<String>> headers = new HashMap<>(request.headers().map());
        headers.put("User-Agent", List.of(buildUserAgentString(request)));
        headers.put("X-Stripe-Client-User-Agent", List.of(buildXStripeClientUserAgentString()));
        if (content != null) {
            headers.put("Content-Type", List.of(content.contentType()));
        }
        headers.keySet().removeIf(name -> RESTRICTED.contains(name.toLowerCase(Locale.ROOT)));
        return headers;
    }

    private static ApiConnectionException lost(StripeRequest request, Throwable cause) {
        return new ApiConnectionException(
                "no answer from " + request.url().getHost() + ": " + cause, cause);
    }

    private static SocketTimeoutException timeout(HttpTimeoutException late) {
        SocketTimeoutException timeout = new SocketTimeoutException(late.getMessage());
        timeout.initCause(late);
        return timeout;
    }

    private static ConnectException refused(IOException broken) {
        ConnectException refused = new ConnectException(broken.getMessage());
        refused.initCause(broken);
        return refused;
    }
}
