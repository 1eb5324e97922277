package dev.usher.platform.web.servlet;

import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads request bodies strictly and lists everything in them that can't be read. Only what comes in
 * over HTTP is read this way; messages from Kafka may carry more than a reader knows.
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
                                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .withCoercionConfig(
                                LogicalType.Textual,
                                text ->
                                        text.setCoercion(
                                                        CoercionInputShape.Integer,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Float,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Boolean,
                                                        CoercionAction.Fail))
                        .addModule(new StrictInstants())
                        .addHandler(new ViolationCollector())
                        .build());
    }

    @Override
    public Object read(
            ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        List<Violation> violations = new ArrayList<>();
        Object body;
        try {
            body =
                    ScopedValue.where(ViolationCollector.VIOLATIONS, violations)
                            .call(() -> super.read(type, checked(message), hints));
        } catch (HttpMessageNotReadableException unreadable) {
            if (unreadable.getCause() instanceof JacksonException cause) {
                violations.add(Violations.of(cause));
                throw ProblemException.invalid(violations);
            }
            throw unreadable;
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return body;
    }

    private static HttpInputMessage checked(HttpInputMessage message) throws IOException {
        byte[] body = message.getBody().readAllBytes();
        if (!StrictUtf8.isWellFormed(body)) {
            throw ProblemException.invalid("", "malformed", "the body must be UTF-8");
        }
        return new HttpInputMessage() {
            @Override
            public InputStream getBody() {
                return new ByteArrayInputStream(body);
            }

            @Override
            public HttpHeaders getHeaders() {
                return message.getHeaders();
            }
        };
    }
}
