package dev.usher.gateway.docs;

import dev.usher.gateway.access.OriginProblems;
import dev.usher.gateway.door.DoorProblems;
import dev.usher.platform.web.WebSettings;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Assembles the documents of the services into the one that consumers read. */
@Component
class OpenApiAssembly {

    private static final String PROBLEMS = "x-problems";

    private static final String DESCRIPTION =
            """
            Create events, sell tickets, let people in.

            - **New here?** The [quickstart](/docs/guide) buys a ticket with curl in five minutes.
            - **Sign in** with *Authorize* below, or paste a token you already have.
            - **Errors** are RFC 9457 problems; [every code](/docs/problems) has a page.
            - **POSTs** take an `Idempotency-Key`; **lists** take `limit` and `cursor`; **single \
            resources** have an `ETag`.
            """;

    private final JsonMapper json;
    private final WebSettings web;

    OpenApiAssembly(JsonMapper json, WebSettings web) {
        this.json = json;
        this.web = web;
    }

    /**
     * Merges the documents that are available; some of the {@code expected} ones may be missing.
     */
    OpenApiDocument assemble(Map<String, JsonNode> documents, int expected) {
        OpenApiMerge merge = new OpenApiMerge(head());
        documents.forEach(merge::add);
        List<ProblemType> problems = problems(documents);
        ObjectNode document = merge.document();
        PublicView.of(document);
        ArrayNode listed = document.putArray(PROBLEMS);
        for (ProblemType type : problems) {
            listed.addObject()
                    .put("code", type.code())
                    .put("status", type.status())
                    .put("title", type.title())
                    .put("description", type.description());
        }
        byte[] bytes = json.writeValueAsBytes(document);
        return new OpenApiDocument(
                bytes, "\"" + digest(bytes) + "\"", problems, documents.size() == expected);
    }

    private ObjectNode head() {
        ObjectNode head = json.createObjectNode();
        head.put("openapi", "3.1.0");
        ObjectNode info = head.putObject("info");
        info.put("title", "Usher");
        info.put("version", "1");
        info.put("description", DESCRIPTION);
        ObjectNode licence = info.putObject("license");
        licence.put("name", "Apache-2.0");
        licence.put("identifier", "Apache-2.0");
        head.putArray("servers").addObject().put("url", web.publicUrl());
        ArrayNode security = head.putArray("security");
        security.addObject().putArray("signIn");
        security.addObject().putArray("token");
        return head;
    }

    private static List<ProblemType> problems(Map<String, JsonNode> documents) {
        Map<String, ProblemType> byCode = new LinkedHashMap<>();
        CommonProblems.all().forEach(type -> byCode.put(type.code(), type));
        DoorProblems.all().forEach(type -> byCode.put(type.code(), type));
        OriginProblems.all().forEach(type -> byCode.put(type.code(), type));
        for (JsonNode document : documents.values()) {
            for (JsonNode entry : document.path(PROBLEMS)) {
                String code = entry.path("code").asString("");
                int status = entry.path("status").asInt(0);
                if (code.matches("[a-z][a-z0-9_]*") && status >= 400 && status <= 599) {
                    byCode.putIfAbsent(
                            code,
                            new ProblemType(
                                    code,
                                    status,
                                    entry.path("title").asString(code),
                                    entry.path("description").asString("")));
                }
            }
        }
        List<ProblemType> problems = new ArrayList<>(byCode.values());
        problems.sort(
                Comparator.comparingInt(ProblemType::status).thenComparing(ProblemType::code));
        return List.copyOf(problems);
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK must have SHA-256", missing);
        }
    }
}
