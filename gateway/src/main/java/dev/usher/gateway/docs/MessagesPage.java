package dev.usher.gateway.docs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells people what the AsyncAPI document says: the topics, and each message with an example. */
final class MessagesPage {

    private static final String HEAD =
            """
            # Messages

            The services of Usher tell each other what happened through Kafka. This page is made from the AsyncAPI document, the JSON Schemas and the examples that the tests of Usher check.

            Topics are inside a deployment: who runs Usher may read them, shops and gates use the API. The document itself: [asyncapi.yaml](/docs/messages/asyncapi.yaml).

            """;

    private final JsonMapper json;
    private final JsonNode document;

    MessagesPage(JsonMapper json) {
        this.json = json;
        this.document = json.valueToTree(new Yaml().load(Bundled.text("sources/asyncapi.yaml")));
    }

    String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("## Delivery\n\n").append(document.at("/info/description").asString());
        page.append("\n\n## Headers\n\nAttributes of CloudEvents are headers of the record.\n\n");
        page.append(new SchemaTable(document.at("/components/schemas/cloudEvent")).markdown());
        page.append("\n## Topics\n\n| topic | what it carries | written by | read by |\n");
        page.append("|---|---|---|---|\n");
        document.path("channels").forEachEntry((name, channel) -> page.append(row(name, channel)));
        document.path("channels").forEachEntry((_, channel) -> page.append(topic(channel)));
        return page.toString();
    }

    private String row(String name, JsonNode channel) {
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        channel.path("address").asString(),
                        channel.path("description").asString(),
                        services(name, "send"),
                        services(name, "receive"));
    }

    private String services(String channel, String action) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        document.path("operations")
                .forEach(operation -> {
                    boolean here =
                            operation.at("/channel/$ref").asString("").endsWith("/" + channel);
                    if (here && operation.path("action").asString().equals(action)) {
                        names.put(
                                operation.path("summary").asString("").replaceFirst(" .*", ""),
                                true);
                    }
                });
        return names.isEmpty()
                ? "no service yet"
                : names.keySet().stream().collect(Collectors.joining(", "));
    }

    private String topic(JsonNode channel) {
        StringBuilder topic = new StringBuilder();
        topic.append("\n## ").append(channel.path("address").asString()).append("\n\n");
        topic.append(channel.path("description").asString()).append('\n');
        channel.path("messages")
                .forEach(reference -> {
                    String pointer = reference.path("$ref").asString("").substring(1);
                    topic.append(message(document.at(pointer)));
                });
        return topic.toString();
    }

    private String message(JsonNode message) {
        String name = message.path("name").asString();
        JsonNode schema = json.readTree(Bundled.text("sources/schemas/" + name + ".json"));
        return "\n### %s\n\n%s.\n\n%s\n```json example\n%s\n```\n"
                .formatted(
                        name,
                        message.path("title").asString(),
                        new SchemaTable(schema).markdown(),
                        Bundled.text("sources/samples/" + name + ".json").strip());
    }
}
