package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.idempotency.IdempotencyKeys.Replayable;
import dev.usher.stripesandbox.idempotency.StripeAnswer;
import dev.usher.stripesandbox.objects.StripeJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Writes answers as HTTP responses. */
final class StripeResponses {

    private StripeResponses() {}

    static ResponseEntity<byte[]> ok(Map<String, @Nullable Object> object) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(StripeJson.bytes(object));
    }

    static ResponseEntity<byte[]> of(Replayable result) {
        StripeAnswer answer = result.answer();
        HttpHeaders headers = new HttpHeaders();
        answer.headers().forEach(headers::set);
        headers.setContentType(MediaType.APPLICATION_JSON);
        if (result.replayed()) {
            headers.set("Idempotent-Replayed", "true");
            headers.set("Original-Request", answer.requestId());
        }
        return new ResponseEntity<>(
                answer.text().getBytes(StandardCharsets.UTF_8),
                headers,
                HttpStatus.valueOf(answer.status()));
    }

    static void write(HttpServletResponse response, StripeRefusal refusal, String requestId)
            throws IOException {
        StripeAnswer answer = StripeAnswer.refused(requestId, refusal);
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if ("lock_timeout".equals(refusal.code())) {
            response.setHeader("Request-Id", null);
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(answer.text().getBytes(StandardCharsets.UTF_8));
    }
}
