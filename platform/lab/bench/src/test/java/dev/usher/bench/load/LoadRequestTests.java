package dev.usher.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadRequestTests {

    private final LoadRequest post =
            LoadRequest.post("localhost", "/v1/x", "t0ken", "{\"é\":1}", "Idempotency-Key: k");

    @Test
    void writesWholeRequests() {
        assertThat(post.text())
                .startsWith("POST /v1/x HTTP/1.1\r\nHost: localhost\r\n")
                .contains("Authorization: Bearer t0ken\r\n")
                .contains("Content-Length: 8\r\n")
                .endsWith("\r\n\r\n{\"é\":1}");
    }

    @Test
    void readsTheRequestsThatItWrote(@TempDir Path work) {
        List<LoadRequest> requests = List.of(post, LoadRequest.get("localhost", "/v1/y", null));
        Path file = work.resolve("requests");

        LoadRequest.write(file, requests);

        assertThat(LoadRequest.read(file)).isEqualTo(requests);
    }

    @Test
    void becomesARequestOfTheJavaClient() {
        HttpRequest request = post.to(8080, Duration.ofSeconds(1));

        assertThat(request.uri()).hasToString("http://127.0.0.1:8080/v1/x");
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers().firstValue("Idempotency-Key")).hasValue("k");
        assertThat(request.headers().firstValue("Authorization")).hasValue("Bearer t0ken");
        assertThat(request.bodyPublisher().orElseThrow().contentLength()).isEqualTo(8);
    }
}
