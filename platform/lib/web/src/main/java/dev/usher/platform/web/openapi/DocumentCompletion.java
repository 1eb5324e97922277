package dev.usher.platform.web.openapi;

import dev.usher.platform.web.problem.ProblemType;
import dev.usher.platform.web.problem.ViolationCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Completes a service's document with what follows from the form of each call and from the {@link
 * Refusals} that it names: its refusals, headers, and the parameters that all calls share.
 */
class DocumentCompletion {

    private static final String NOT_MODIFIED = "NotModified";

    private final String publicUrl;
    private final Map<String, ProblemType> problems = new LinkedHashMap<>();
    private final Collection<ViolationCode> violations;

    DocumentCompletion(
            String publicUrl,
            Collection<ProblemType> problems,
            Collection<ViolationCode> violations) {
        this.publicUrl = publicUrl;
        problems.forEach(type -> this.problems.put(type.code(), type));
        this.violations = violations;
    }

    void complete(ObjectNode document) {
        ProblemResponses responses = new ProblemResponses(document, publicUrl);
        Map<String, String> titles = new LinkedHashMap<>();
        problems.forEach((code, type) -> titles.put(code, type.title()));
        ProblemSchemas.define(document, titles, violations);
        ProblemSchemas.list(document, violations);
        List<OperationForm> forms = forms(document);
        Set<String> versioned = versioned(forms);
        for (OperationForm form : forms) {
            ObjectNode operation = form.operation();
            addHeaders(document, form, versioned);
            if (form.answersUnchanged()) {
                addNotModified(document, operation);
            }
            List<ProblemType> types = new ArrayList<>(form.refusals());
            types.addAll(named(form, operation.remove(RefusalNotes.NOTE)));
            responses.add(operation, types);
            CommonParameters.describe(form.path(), operation);
        }
        responses.list(problems.values());
        UsedComponents.keep(document);
    }

    private static List<OperationForm> forms(JsonNode document) {
        List<OperationForm> forms = new ArrayList<>();
        document.path("paths")
                .forEachEntry((path, item) ->
                        item.forEach(operation -> {
                            if (operation instanceof ObjectNode call && call.has("responses")) {
                                forms.add(new OperationForm(path, call));
                            }
                        }));
        return forms;
    }

    private List<ProblemType> named(OperationForm form, JsonNode codes) {
        List<ProblemType> types = new ArrayList<>();
        for (JsonNode code : codes) {
            ProblemType type = problems.get(code.asString());
            if (type == null) {
                throw new IllegalStateException(
                        "a refusal of %s must be a code of a problem catalog, not %s"
                                .formatted(form.path(), code.asString()));
            }
            types.add(type);
        }
        return types;
    }

    /** The schemas of resources with an ETag: those of answers that can be 304. */
    private static Set<String> versioned(List<OperationForm> forms) {
        Set<String> schemas = new TreeSet<>();
        forms.stream()
                .filter(OperationForm::answersUnchanged)
                .map(form -> OperationForm.schemaOf(form.operation().at("/responses/200")))
                .filter(schema -> !schema.isEmpty() && !schema.endsWith("Page"))
                .forEach(schemas::add);
        return schemas;
    }

    private static void addHeaders(ObjectNode document, OperationForm form, Set<String> versioned) {
        form.operation()
                .path("responses")
                .forEachEntry((status, answer) -> {
                    if (!status.startsWith("2") || !(answer instanceof ObjectNode response)) {
                        return;
                    }
                    ResponseHeaders.refer(document, response);
                    List<String> names = new ArrayList<>();
                    if (form.answersUnchanged()
                            || versioned.contains(OperationForm.schemaOf(response))) {
                        names.add(ResponseHeaders.ETAG);
                    }
                    if (form.takesKey()) {
                        names.add(ResponseHeaders.REPLAYED);
                        if (status.equals("201")) {
                            names.add(ResponseHeaders.LOCATION);
                        }
                    }
                    ResponseHeaders.add(document, response, names);
                });
    }

    private static void addNotModified(ObjectNode document, ObjectNode operation) {
        ObjectNode response = document.withObject("/components/responses/" + NOT_MODIFIED);
        response.put("description", "Nothing has changed since the `ETag` in `If-None-Match`.");
        ResponseHeaders.add(document, response, List.of(ResponseHeaders.ETAG));
        operation
                .withObject("/responses")
                .putObject("304")
                .put("$ref", "#/components/responses/" + NOT_MODIFIED);
    }
}
