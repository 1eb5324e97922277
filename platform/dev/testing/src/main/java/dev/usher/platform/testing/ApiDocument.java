package dev.usher.platform.testing;

import dev.usher.platform.testing.openapi.DocumentedAnswers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenAPI document of a service, committed as {@code docs/api/<service>.json}. It is the record
 * of the public contract: a change of it shows in review.
 */
public final class ApiDocument {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    /** Methods that OpenAPI knows; the other members of a path are not operations. */
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options");

    /** One for each document of this JVM, because its schemas are compiled once. */
    private static final Map<String, DocumentedAnswers> ANSWERS = new ConcurrentHashMap<>();

    private final CommittedFile file;

    private ApiDocument(CommittedFile file) {
        this.file = file;
    }

    public static ApiDocument of(String service) {
        return new ApiDocument(CommittedFile.at("docs/api/" + service + ".json"));
    }

    /** The answers that the committed document of that name describes. */
    public static DocumentedAnswers answersOf(String document) {
        return ANSWERS.computeIfAbsent(
                document, name -> DocumentedAnswers.of(JSON.readTree(of(name).file.text())));
    }

    /** Compares the committed document with the one that the running service serves. */
    public void mustDescribe(Api service) {
        Object served = JSON.readValue(service.get("/v3/api-docs", null).bytes(), Map.class);
        file.mustBe(withoutPort(JSON.writeValueAsString(served)) + "\n");
    }

    /** Replaces the address of the tests' issuer, whose port is another one in every run. */
    private static String withoutPort(String document) {
        return document.replaceAll(
                "http://127\\.0\\.0\\.1:\\d+/realms/", "http://localhost:8180/realms/");
    }

    /** Every operation of the committed document in the form {@code GET /v1/events/{id}}. */
    public Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        JsonNode paths = JSON.readTree(file.text()).path("paths");
        for (String path : List.copyOf(paths.propertyNames())) {
            for (String method : paths.path(path).propertyNames()) {
                if (METHODS.contains(method)) {
                    operations.add(method.toUpperCase(Locale.ROOT) + " " + path);
                }
            }
        }
        return operations;
    }
}
