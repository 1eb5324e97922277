package dev.usher.platform.infrastructure;

import java.util.List;

/** A server did not start. The message is for people and ends with the server's last log lines. */
public class ServerFailed extends RuntimeException {

    private final List<String> lastLines;

    public ServerFailed(String sentence, List<String> lastLines) {
        super(lastLines.isEmpty() ? sentence : sentence + "\n  " + String.join("\n  ", lastLines));
        this.lastLines = List.copyOf(lastLines);
    }

    public ServerFailed(String sentence, Throwable cause) {
        super(sentence, cause);
        this.lastLines = List.of();
    }

    public List<String> lastLines() {
        return lastLines;
    }
}
