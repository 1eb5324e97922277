package dev.usher.local.journey;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What came back from a call. */
public final class Answer {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Exchange exchange;
    private final HttpHeaders headers;
    private final byte[] body;

    Answer(Exchange exchange, HttpHeaders headers, byte[] body) {
        this.exchange = exchange;
        this.headers = headers;
        this.body = body;
    }

    public HttpHeaders headers() {
        return headers;
    }

    public byte[] body() {
        return body.clone();
    }

    public int status() {
        return exchange.status();
    }

    public JsonNode json() {
        return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
    }

    /** A text member of the answer, by JSON pointer. */
    public String text(String pointer) {
        return json().at(pointer).asString("");
    }

    /** This answer if it has that status. */
    public Answer expect(int status) {
        if (status() != status) {
            throw new JourneyFailed(
                    "%s %s as %s answered %d instead of %d: %s"
                            .formatted(
                                    exchange.method(),
                                    exchange.path(),
                                    exchange.who(),
                                    status(),
                                    status,
                                    new String(body, java.nio.charset.StandardCharsets.UTF_8)));
        }
        return this;
    }
}
