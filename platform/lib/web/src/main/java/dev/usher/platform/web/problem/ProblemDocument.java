package dev.usher.platform.web.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders a problem as the plain map that becomes {@code application/problem+json}. */
public final class ProblemDocument {

    public static final String MEDIA_TYPE = "application/problem+json";

    private final String typeBase;

    /** Makes documents whose types are pages of the documentation below {@code publicUrl}. */
    public ProblemDocument(String publicUrl) {
        String base = publicUrl.endsWith("/") ? publicUrl : publicUrl + "/";
        this.typeBase = base + "docs/problems/";
    }

    public Map<String, Object> of(
            ProblemException problem, @Nullable String instance, @Nullable String traceId) {
        ProblemType type = problem.type();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", typeBase + type.code());
        document.put("title", type.title());
        document.put("status", type.status());
        document.put("detail", problem.detail());
        if (instance != null) {
            document.put("instance", instance);
        }
        document.put("code", type.code());
        if (traceId != null) {
            document.put("traceId", traceId);
        }
        document.putAll(problem.members());
        return document;
    }
}
