package dev.usher.platform.testing;

import dev.usher.platform.testing.RawHttp.Header;
import dev.usher.platform.testing.RawHttp.Request;
import dev.usher.platform.testing.RawHttp.Response;
import dev.usher.platform.testing.openapi.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends hostile texts to every place that a service reads: each member of a body, parameter of a
 * query, segment of a path and header of every operation in its OpenAPI document, those to come
 * included. Whatever is sent, no answer may be a 5xx, every refusal must be a problem, a refused
 * call must have stored nothing, and no log may hold what was sent.
 *
 * <p>Each place is sent every third of the texts, another third than the place before it. With the
 * system property {@code usher.long} each is sent all of them, and there are ten times as many.
 */
public final class HostileInput {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern SEGMENT = Pattern.compile("\\{(\\w+)}");
    private static final Pattern RULE = Pattern.compile("\\bmust\\b|\\bunknown\\b");
    private static final String TIME_LEFT = "Usher-Time-Left";
    private static final int SHOWN_FAILURES = 20;
    private static final boolean LONG_RUN = Boolean.getBoolean("usher.long");

    /** In a short run, a text is sent to each third place only. */
    private static final int EVERY = 3;

    /** The headers that the shared code reads on every call. */
    private static final List<String> COMMON_HEADERS =
            List.of(
                    "Accept",
                    "Authorization",
                    "Content-Type",
                    "If-Match",
                    "If-None-Match",
                    "Prefer",
                    "traceparent",
                    TIME_LEFT);

    private final Api api;
    private final TableCounts tables;
    private final String token;
    private final Map<String, String> known = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();
    private int requests;
    private int place;

    private HostileInput(Api api, TableCounts tables, String token) {
        this.api = api;
        this.tables = tables;
        this.token = token;
    }

    /**
     * Begins a run.
     *
     * @param schema the service's schema, whose tables are counted
     * @param token of a caller who may make all calls
     */
    public static HostileInput to(Api api, Database database, String schema, String token) {
        return new HostileInput(api, new TableCounts(database, schema), token);
    }

    /** Puts an existing id where the document has an example id, or {@code {id}} after a path. */
    public HostileInput replacing(String documented, String existing) {
        known.put(documented, existing);
        return this;
    }

    /** Does not count a table that is written in the background. */
    public HostileInput ignoring(String table) {
        tables.ignore(table);
        return this;
    }

    /** Sends all texts, fails with a list of what was answered wrongly, and returns how many. */
    public int send(Supplier<String> log) {
        try (tables) {
            tables.remember();
            sendAll();
        }
        if (log.get().contains(HostileValues.MARK)) {
            broken.add("the log holds what was sent: " + lineWithMark(log.get()));
        }
        if (!broken.isEmpty()) {
            throw new AssertionError(
                    "%d of %d answers are wrong:%n%s"
                            .formatted(
                                    broken.size(),
                                    requests,
                                    String.join(
                                            "\n",
                                            broken.subList(
                                                    0, Math.min(broken.size(), SHOWN_FAILURES)))));
        }
        return requests;
    }

    private void sendAll() {
        JsonNode document = api.get("/v3/api-docs", null).expect(200).json();
        List<Call> calls = new ArrayList<>();
        for (var path : document.at("/paths").properties()) {
            for (var method : path.getValue().properties()) {
                calls.add(call(path.getKey(), method.getKey(), method.getValue()));
            }
        }
        // What ends a resource comes last, so that the other calls find it.
        calls.sort(Comparator.comparing(Call::ends));
        for (Call call : calls) {
            // A service notices late that a stream has no reader, and serves a limited number.
            List<String> values = HostileValues.all(LONG_RUN && !call.stream());
            for (int i = 0; i < values.size(); i++) {
                place = i;
                everywhere(call, values.get(i));
            }
        }
    }

    /** An operation with the first example of its body. */
    private record Call(
            String method,
            String path,
            List<String> parameters,
            Set<String> headers,
            String contentType,
            boolean stream,
            List<JsonNode> bodies) {

        boolean ends() {
            return method.equals("DELETE") || path.endsWith("/cancel");
        }

        List<Header> withToken(String token) {
            List<Header> headers = new ArrayList<>();
            headers.add(new Header("Authorization", "Bearer " + token));
            if (!bodies.isEmpty()) {
                headers.add(new Header("Content-Type", contentType));
            }
            return headers;
        }
    }

    private Call call(String path, String method, JsonNode operation) {
        List<String> parameters = new ArrayList<>();
        Set<String> headers = new LinkedHashSet<>(COMMON_HEADERS);
        for (JsonNode parameter : operation.at("/parameters").values()) {
            String name = parameter.at("/name").asString();
            switch (parameter.at("/in").asString()) {
                case "query" -> parameters.add(name);
                case "header" -> headers.add(name);
                default -> {
                    // Segments of the path are read off its template.
                }
            }
        }
        String type = "application/json";
        List<JsonNode> bodies = new ArrayList<>();
        for (var content : operation.at("/requestBody/content").properties()) {
            type = content.getKey();
            if (content.getValue().has("example")) {
                bodies.add(content.getValue().get("example"));
            }
            content.getValue()
                    .at("/examples")
                    .valueStream()
                    .forEach(named -> bodies.add(named.get("value")));
        }
        boolean stream = operation.at("/responses/200/content").has("text/event-stream");
        return new Call(
                method.toUpperCase(Locale.ROOT), path, parameters, headers, type, stream, bodies);
    }

    private void everywhere(Call call, String value) {
        String target = target(call.path(), "", "");
        for (String parameter : call.parameters()) {
            one(call, target + "?" + parameter + "=" + encoded(value), List.of(), body(call));
        }
        one(call, target + "?" + encoded(value) + "=1", List.of(), body(call));
        SEGMENT.matcher(call.path())
                .results()
                .map(found -> found.group(1))
                .forEach(
                        name -> one(call, target(call.path(), name, value), List.of(), body(call)));
        for (String header : call.headers()) {
            one(call, target, List.of(new Header(header, inHeader(value))), body(call));
        }
        for (JsonNode body : call.bodies()) {
            for (String pointer : leaves(body, "")) {
                one(call, target, List.of(), with(body, pointer, value));
            }
            one(call, target, List.of(), withMember(body, value));
        }
    }

    private void one(Call call, String target, List<Header> more, String body) {
        if (!LONG_RUN && place++ % EVERY != 0) {
            return;
        }
        List<Header> headers = call.withToken(token);
        more.forEach(header -> {
            headers.removeIf(old -> old.name().equals(header.name()));
            headers.add(header);
        });
        requests++;
        Response answer =
                new RawHttp(api.baseUrl())
                        .send(new Request(call.method(), target, headers, replaced(body)));
        check(
                "%s %s %s %s".formatted(call.method(), target, shown(more), body),
                call.method(),
                target,
                answer);
    }

    private void check(String request, String method, String target, Response answer) {
        try {
            api.check(Answer.of(method, target, answer.status(), answer.headers(), answer.body()));
        } catch (AssertionError undocumented) {
            wrong(request, answer, String.valueOf(undocumented.getMessage()));
        }
        if (answer.status() >= 500 && !isTooLate(request, answer)) {
            wrong(request, answer, "must not be a 5xx");
        } else if (answer.status() >= 400) {
            if (!isProblem(answer)) {
                wrong(request, answer, "must be a problem");
            }
            tables.changedSince()
                    .ifPresent(change -> wrong(request, answer, "must not change " + change));
        } else {
            tables.remember();
        }
    }

    /** The caller that waits a millisecond is refused, and told to come again. */
    private static boolean isTooLate(String request, Response answer) {
        return answer.status() == 503
                && answer.headers().containsKey("retry-after")
                && request.contains(TIME_LEFT + ": ");
    }

    private void wrong(String request, Response answer, String rule) {
        String text = request + " -> " + answer.status() + " " + answer.body() + ": " + rule;
        broken.add(text.length() > 600 ? text.substring(0, 600) + "…" : text);
    }

    private static boolean isProblem(Response answer) {
        if (!answer.headers()
                .getOrDefault("content-type", "")
                .startsWith("application/problem+json")) {
            return false;
        }
        JsonNode problem = JSON.readTree(answer.body());
        return problem.at("/status").asInt() == answer.status()
                && !problem.at("/code").asString("").isEmpty()
                && problem.at("/errors")
                        .valueStream()
                        .allMatch(error -> RULE.matcher(error.at("/detail").asString("")).find());
    }

    /** The path with existing ids, and the value in place of the named segment. */
    private String target(String path, String segment, String value) {
        String target = path;
        if (!segment.isEmpty()) {
            target = target.replace("{" + segment + "}", encoded(value));
        }
        for (var replacement : known.entrySet()) {
            target = target.replace(replacement.getKey(), replacement.getValue());
        }
        return SEGMENT.matcher(target).replaceAll("00000000-0000-4000-8000-000000000000");
    }

    private String replaced(String body) {
        String text = body;
        for (var replacement : known.entrySet()) {
            text = text.replace(replacement.getKey(), replacement.getValue());
        }
        return text;
    }

    private static String body(Call call) {
        return call.bodies().isEmpty() ? "" : call.bodies().getFirst().toString();
    }

    /** The pointers of all values that are no objects and no lists. */
    private static List<String> leaves(JsonNode node, String at) {
        List<String> found = new ArrayList<>();
        if (node.isObject()) {
            node.properties()
                    .forEach(member ->
                            found.addAll(leaves(member.getValue(), at + "/" + member.getKey())));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                found.addAll(leaves(node.get(i), at + "/" + i));
            }
        } else {
            found.add(at);
        }
        return found;
    }

    private static String with(JsonNode body, String pointer, String value) {
        JsonNode copy = body.deepCopy();
        int slash = pointer.lastIndexOf('/');
        String name = pointer.substring(slash + 1);
        switch (copy.at(pointer.substring(0, slash))) {
            case ObjectNode object -> object.put(name, value);
            case ArrayNode list -> list.set(Integer.parseInt(name), value);
            default -> throw new AssertionError(pointer + " is in no object and no list");
        }
        return ascii(copy.toString());
    }

    private static String withMember(JsonNode body, String name) {
        JsonNode copy = body.deepCopy();
        copy.asObject().put(name, 1);
        return ascii(copy.toString());
    }

    /** Escapes all characters beyond ASCII, because half a surrogate pair has no bytes. */
    private static String ascii(String json) {
        StringBuilder text = new StringBuilder();
        json.chars()
                .forEach(c ->
                        text.append(c < 0x7f ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
        return text.toString();
    }

    /** Percent-encodes each byte; half a surrogate pair becomes three bytes that are not UTF-8. */
    private static String encoded(String value) {
        StringBuilder text = new StringBuilder();
        value.codePoints()
                .forEach(c -> {
                    byte[] bytes =
                            c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                                    ? new byte[] {
                                        (byte) (0xe0 | (c >> 12)),
                                        (byte) (0x80 | (c >> 6 & 0x3f)),
                                        (byte) (0x80 | (c & 0x3f))
                                    }
                                    : Character.toString(c).getBytes(StandardCharsets.UTF_8);
                    for (byte each : bytes) {
                        text.append(
                                Character.isLetterOrDigit(each)
                                        ? String.valueOf((char) each)
                                        : "%%%02X".formatted(each));
                    }
                });
        return text.toString();
    }

    /** Characters up to U+00FF are sent as one byte, any others as the bytes of their UTF-8. */
    private static String inHeader(String value) {
        return value.chars().allMatch(c -> c < 0x100)
                ? value
                : new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String shown(List<Header> headers) {
        return String.join(
                " ",
                headers.stream().map(header -> header.name() + ": " + header.value()).toList());
    }

    private static String lineWithMark(String log) {
        return log.lines()
                .filter(line -> line.contains(HostileValues.MARK))
                .findFirst()
                .map(line -> line.substring(0, Math.min(line.length(), 400)))
                .orElse("");
    }
}
