package dev.usher.platform.web.openapi;

import org.jspecify.annotations.Nullable;
import org.springdoc.webmvc.api.OpenApiResource;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Completes the document that springdoc answers, before it is sent. */
@ControllerAdvice
class CompletedAnswer implements ResponseBodyAdvice<byte[]> {

    private final DocumentCompletion completion;
    private final JsonMapper json;

    CompletedAnswer(DocumentCompletion completion, JsonMapper json) {
        this.completion = completion;
        this.json = json;
    }

    @Override
    public boolean supports(
            MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return OpenApiResource.class.isAssignableFrom(answer.getContainingClass())
                && answer.getParameterType() == byte[].class;
    }

    @Override
    public byte @Nullable [] beforeBodyWrite(
            byte @Nullable [] body,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body == null) {
            return null;
        }
        ObjectNode document = (ObjectNode) json.readTree(body);
        completion.complete(document);
        return json.writeValueAsBytes(document);
    }
}
