package dev.usher.gateway.docs;

import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The calls of the merged OpenAPI document as a Postman collection, a folder for each tag. */
record PostmanCollection(JsonNode document, String publicUrl) {

    private static final String SCHEMA =
            "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");

    String json() {
        ObjectNode collection = JSON.createObjectNode();
        collection.putObject("info").put("name", "Usher").put("schema", SCHEMA);
        ArrayNode variables = collection.putArray("variable");
        variables.addObject().put("key", "baseUrl").put("value", publicUrl);
        variables.addObject().put("key", "token").put("value", "");
        ObjectNode auth = collection.putObject("auth").put("type", "bearer");
        auth.putArray("bearer").addObject().put("key", "token").put("value", "{{token}}");
        ArrayNode folders = collection.putArray("item");
        for (JsonNode tag : document.path("tags")) {
            folder(folders, tag.path("name").asString(""));
        }
        document.path("paths")
                .forEachEntry((path, item) ->
                        item.forEachEntry((method, operation) -> {
                            if (operation.has("operationId")) {
                                String tag = operation.at("/tags/0").asString("Usher");
                                add(folder(folders, tag), path, method, operation);
                            }
                        }));
        return JSON.writeValueAsString(collection);
    }

    private static ArrayNode folder(ArrayNode folders, String tag) {
        for (JsonNode folder : folders) {
            if (folder.path("name").asString("").equals(tag)) {
                return folder.withArray("/item");
            }
        }
        return folders.addObject().put("name", tag).putArray("item");
    }

    private static void add(ArrayNode items, String path, String method, JsonNode operation) {
        ObjectNode item = items.addObject().put("name", operation.path("summary").asString(path));
        ObjectNode request = item.putObject("request");
        request.put("method", method.toUpperCase(Locale.ROOT));
        request.put("description", operation.path("description").asString(""));
        ArrayNode headers = request.putArray("header");
        ObjectNode url = request.putObject("url");
        String places = PLACE.matcher(path).replaceAll(":$1");
        url.put("raw", "{{baseUrl}}" + places);
        url.putArray("host").add("{{baseUrl}}");
        ArrayNode segments = url.putArray("path");
        for (String segment : places.substring(1).split("/", -1)) {
            segments.add(segment);
        }
        ArrayNode variables = url.putArray("variable");
        ArrayNode query = url.putArray("query");
        for (JsonNode parameter : operation.path("parameters")) {
            parameter(parameter, headers, variables, query);
        }
        body(operation, headers, request);
    }

    private static void parameter(
            JsonNode parameter, ArrayNode headers, ArrayNode variables, ArrayNode query) {
        String name = parameter.path("name").asString("");
        boolean key = name.equals("Idempotency-Key");
        String place = parameter.path("in").asString("");
        ArrayNode target =
                switch (place) {
                    case "path" -> variables;
                    case "query" -> query;
                    default -> headers;
                };
        ObjectNode entry = target.addObject().put("key", name);
        entry.put("value", key ? "{{$guid}}" : "");
        entry.put("description", parameter.path("description").asString(""));
        if (!place.equals("path")) {
            entry.put("disabled", !key);
        }
    }

    private static void body(JsonNode operation, ArrayNode headers, ObjectNode request) {
        operation
                .at("/requestBody/content")
                .forEachEntry((type, content) -> {
                    if (request.has("body")) {
                        return;
                    }
                    headers.addObject().put("key", "Content-Type").put("value", type);
                    ObjectNode body = request.putObject("body").put("mode", "raw");
                    JsonNode example = content.path("example");
                    for (JsonNode named : content.path("examples")) {
                        example = example.isMissingNode() ? named.path("value") : example;
                    }
                    body.put("raw", example.isMissingNode() ? "{}" : example.toPrettyString());
                });
    }
}
