package dev.usher.platform.web.idempotency;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A POST whose handler stores its first answer in the transaction that does its work, or the last
 * of several. A service declares one bean for each.
 */
public final class SelfKeepingOperation {

    private final PathPattern path;

    private SelfKeepingOperation(PathPattern path) {
        this.path = path;
    }

    public static SelfKeepingOperation post(String path) {
        return new SelfKeepingOperation(PathPatternParser.defaultInstance.parse(path));
    }

    boolean isAt(PathContainer asked) {
        return path.matches(asked);
    }
}
