package dev.usher.parity;

import com.sun.net.httpserver.HttpExchange;
import dev.usher.platform.testing.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a sandbox and answers some calls otherwise, as a Stripe that is different would.
 */
final class AlteringProxy implements AutoCloseable {

    private static final List<String> FORWARDED =
            List.of("Authorization", "Content-Type", "Idempotency-Key", "Stripe-Version");

    /**
     * A difference.
     *
     * @param call the method and the beginning of the path of the calls that it meets
     * @param sent a part of the parameters of these calls
     * @param status 0 for no other one
     * @param withoutHeader null for none
     */
    record Alteration(
            String call,
            String sent,
            int status,
            @Nullable String withoutHeader,
            UnaryOperator<String> body) {

        private boolean meets(String asked, String parameters) {
            return asked.startsWith(call) && parameters.contains(sent);
        }
    }

    private final LocalServer server = new LocalServer("/", this::forward);
    private final String target;
    private final List<Alteration> alterations;
    private final HttpClient http = HttpClient.newHttpClient();

    AlteringProxy(String target, List<Alteration> alterations) {
        this.target = target;
        this.alterations = alterations;
    }

    String url() {
        return server.url();
    }

    private void forward(HttpExchange call) throws IOException {
        try {
            byte[] form = call.getRequestBody().readAllBytes();
            HttpResponse<String> answer =
                    http.send(request(call, form), HttpResponse.BodyHandlers.ofString());
            String parameters =
                    new String(form, StandardCharsets.UTF_8) + call.getRequestURI().getRawQuery();
            String asked = call.getRequestMethod() + " " + call.getRequestURI().getPath();
            Optional<Alteration> altered =
                    alterations.stream().filter(each -> each.meets(asked, parameters)).findFirst();
            answer.headers()
                    .map()
                    .forEach((name, values) -> {
                        boolean dropped =
                                altered.map(Alteration::withoutHeader)
                                        .filter(name::equalsIgnoreCase)
                                        .isPresent();
                        if (!dropped
                                && !List.of(
                                                "transfer-encoding",
                                                "content-length",
                                                "date",
                                                "connection",
                                                "keep-alive")
                                        .contains(name)) {
                            call.getResponseHeaders().put(name, values);
                        }
                    });
            byte[] body =
                    altered.map(each -> each.body().apply(answer.body()))
                            .orElse(answer.body())
                            .getBytes(StandardCharsets.UTF_8);
            int status =
                    altered.map(Alteration::status)
                            .filter(other -> other > 0)
                            .orElse(answer.statusCode());
            call.sendResponseHeaders(status, body.length);
            call.getResponseBody().write(body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange call, byte[] form) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(target + call.getRequestURI()))
                        .method(
                                call.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(form));
        for (String name : FORWARDED) {
            String value = call.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return request.build();
    }

    @Override
    public void close() {
        server.close();
        http.close();
    }
}
