package dev.usher.platform.web.servlet;

import dev.usher.platform.web.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads request bodies strictly: one JSON value in UTF-8, without duplicate members. {@code
 * JsonForm} then checks the members. Messages from Kafka are not read this way.
 */
final class StrictJsonConverter extends JacksonJsonHttpMessageConverter {

    private StrictJsonConverter(JsonMapper mapper) {
        super(mapper);
    }

    static StrictJsonConverter basedOn(JsonMapper mapper) {
        return new StrictJsonConverter(
                mapper.rebuild()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(
                                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                        .build());
    }

    @Override
    public Object read(
            ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        try {
            return super.read(type, checked(message), hints);
        } catch (HttpMessageNotReadableException unreadable) {
            if (unreadable.getCause() instanceof JacksonException cause) {
                throw problemOf(cause);
            }
            throw unreadable;
        }
    }

    private static ProblemException problemOf(JacksonException cause) {
        return switch (cause) {
            case StreamReadException syntax ->
                    ProblemException.invalid(
                            "",
                            "malformed",
                            "the body must be well-formed JSON; the error is at line %d, column %d"
                                    .formatted(
                                            syntax.getLocation().getLineNr(),
                                            syntax.getLocation().getColumnNr()));
            case MismatchedInputException _ ->
                    ProblemException.invalid(
                            "", "wrong_type", "the body must be one JSON value of the right type");
            default ->
                    ProblemException.invalid(
                            "", "invalid", "the body must be JSON of a reasonable size and depth");
        };
    }

    private static HttpInputMessage checked(HttpInputMessage message) throws IOException {
        byte[] body = message.getBody().readAllBytes();
        // A zero byte has no place in JSON; with one the parser guesses UTF-16 or UTF-32.
        if (!StrictUtf8.isWellFormed(body) || contains(body, (byte) 0)) {
            throw ProblemException.invalid("", "malformed", "the body must be UTF-8");
        }
        // JSON has no other encoding, so a charset says nothing (RFC 8259 section 8.1).
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return new HttpInputMessage() {
            @Override
            public InputStream getBody() {
                return new ByteArrayInputStream(body);
            }

            @Override
            public HttpHeaders getHeaders() {
                return headers;
            }
        };
    }

    private static boolean contains(byte[] bytes, byte wanted) {
        for (byte each : bytes) {
            if (each == wanted) {
                return true;
            }
        }
        return false;
    }
}
