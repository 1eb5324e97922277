package dev.usher.gateway.docs;

import dev.usher.platform.web.WebSettings;
import dev.usher.platform.web.openapi.ProblemResponses;
import dev.usher.platform.web.openapi.ProblemSchemas;
import dev.usher.platform.web.openapi.UsedComponents;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemType;
import dev.usher.platform.web.problem.ViolationCode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Assembles the documents of the services into the one that consumers read. */
@Component
class OpenApiAssembly {

    private static final String DESCRIPTION =
            """
            Create events, sell tickets, let people in.

            - **New here?** The [quickstart](/docs/guide) buys a ticket with curl in five minutes.
            - **Sign in** with *Authorize* below, or paste a token you already have.
            - **Errors** are RFC 9457 problems; [every code](/docs/problems) has a page.
            - **POSTs** take an `Idempotency-Key`; **lists** take `limit` and `cursor`; **single \
            resources** have an `ETag`.
            """;

    private static final String INCOMPLETE =
            """
            **Calls are missing here**: not every service has delivered its document yet. Read this again in a few seconds.

            """;

    private final JsonMapper json;
    private final WebSettings web;

    OpenApiAssembly(JsonMapper json, WebSettings web) {
        this.json = json;
        this.web = web;
    }

    /**
     * Merges the documents that are available; some of the {@code expected} ones may be missing.
     * The result does not depend on the order in which they were delivered.
     */
    OpenApiDocument assemble(Map<String, JsonNode> documents, int expected) {
        ObjectNode document = merged(new TreeMap<>(documents));
        if (documents.size() < expected) {
            ((ObjectNode) document.path("info")).put("description", INCOMPLETE + DESCRIPTION);
        }
        List<ListedProblem> problems = problems(document);
        byte[] bytes = json.writeValueAsBytes(document);
        return new OpenApiDocument(
                bytes, "\"" + digest(bytes) + "\"", problems, documents.size() == expected);
    }

    private ObjectNode merged(SortedMap<String, JsonNode> documents) {
        OpenApiMerge merge = new OpenApiMerge(head());
        Map<String, ProblemType> own = new LinkedHashMap<>();
        CommonProblems.all().forEach(type -> own.put(type.code(), type));
        GatewayRefusals.types().forEach(type -> own.put(type.code(), type));
        Map<String, JsonNode> listed = new LinkedHashMap<>();
        Set<ViolationCode> violations = new LinkedHashSet<>(ViolationCode.COMMON);
        documents.forEach((service, document) -> {
            ObjectNode shown = PublicView.of(document);
            // Made once more below, with the codes of all services.
            if (shown.at("/components/schemas") instanceof ObjectNode schemas) {
                schemas.remove(List.of(ProblemSchemas.PROBLEM, ProblemSchemas.VIOLATION));
            }
            merge.add(service, shown);
            document.path(ProblemSchemas.PROBLEMS)
                    .forEach(entry -> listed.putIfAbsent(entry.path("code").asString(""), entry));
            violations.addAll(ProblemSchemas.violations(document));
        });
        ObjectNode document = merge.document();
        PublicView.order(document);
        GatewayRefusals.add(document, web.publicUrl());
        ProblemResponses responses = new ProblemResponses(document, web.publicUrl());
        responses.list(own.values());
        ArrayNode problems = document.withArray("/" + ProblemSchemas.PROBLEMS);
        listed.forEach((code, entry) -> {
            ListedProblem problem = ListedProblem.of(entry);
            if (!own.containsKey(code) && problem.isWellFormed()) {
                ObjectNode added = (ObjectNode) entry.deepCopy();
                // A service of the release before gives none.
                if (!entry.has("example")) {
                    added.set("example", responses.example(problem.type()));
                }
                problems.add(added);
            }
        });
        Map<String, String> titles = new LinkedHashMap<>();
        problems(document).forEach(each -> titles.put(each.code(), each.title()));
        ProblemSchemas.define(document, titles, violations);
        UsedComponents.keep(document);
        return document;
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
        ObjectNode contact = info.putObject("contact");
        contact.put("name", "The people behind Usher");
        contact.put("url", web.publicUrl() + "/docs");
        head.putArray("servers").addObject().put("url", web.publicUrl());
        ArrayNode security = head.putArray("security");
        security.addObject().putArray("signIn");
        security.addObject().putArray("token");
        return head;
    }

    private static List<ListedProblem> problems(JsonNode document) {
        return document.path(ProblemSchemas.PROBLEMS)
                .valueStream()
                .map(ListedProblem::of)
                .sorted(
                        Comparator.comparingInt(ListedProblem::status)
                                .thenComparing(ListedProblem::code))
                .toList();
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
