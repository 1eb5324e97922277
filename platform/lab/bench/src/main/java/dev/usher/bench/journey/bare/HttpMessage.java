package dev.usher.bench.journey.bare;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request or an answer of HTTP/1.1.
 *
 * @param first the request line or the status line
 * @param headers by name in lower case, without those about the length of the body
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HttpMessage(String first, Map<String, String> headers, byte[] body) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String JSON_TYPE = "application/json";

    static HttpMessage answer(int status, byte[] json) {
        return new HttpMessage(
                "HTTP/1.1 " + status + " -", Map.of("content-type", JSON_TYPE), json);
    }

    static HttpMessage answer(int status, JsonNode json) {
        return answer(status, JSON.writeValueAsBytes(json));
    }

    static HttpMessage refused(int status, String code) {
        return answer(status, JSON.createObjectNode().put("code", code));
    }

    static HttpMessage post(String path, JsonNode json) {
        return post(path, JSON.writeValueAsBytes(json), Map.of("content-type", JSON_TYPE));
    }

    static HttpMessage post(String path, byte[] body, Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("host", "localhost");
        return new HttpMessage("POST " + path + " HTTP/1.1", all, body);
    }

    private String word(int number) {
        return first.split(" ", 3)[number];
    }

    String method() {
        return word(0);
    }

    String target() {
        return word(1);
    }

    String path() {
        String target = target();
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Returns a parameter of the query, which holds nothing that is encoded. */
    String parameter(String name) {
        String target = target();
        for (String pair : target.substring(target.indexOf('?') + 1).split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    int status() {
        return Integer.parseInt(word(1));
    }

    /** Returns a header; empty if it is absent. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException("no JSON", unreadable);
        }
    }

    /** Reads a member of a body as a UUID. */
    static UUID uuid(JsonNode json, String pointer) {
        return UUID.fromString(json.at(pointer).asString(""));
    }

    byte[] toBytes() {
        StringBuilder head = new StringBuilder(256).append(first).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("content-length: ").append(body.length).append("\r\n\r\n");
        byte[] ascii = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[ascii.length + body.length];
        System.arraycopy(ascii, 0, all, 0, ascii.length);
        System.arraycopy(body, 0, all, ascii.length, body.length);
        return all;
    }
}
