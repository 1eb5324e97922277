package dev.usher.platform.web.idempotency;

import dev.usher.platform.web.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Tells which answers decide a request, and reads what of them is stored. */
final class DecidedAnswers {

    private static final Set<String> KEPT_HEADERS = Set.of("Location", "ETag", "Content-Type");

    /** Answers that depend on the state of the caller or the network, not on the request. */
    private static final Set<Integer> UNDECIDED = Set.of(401, 403, 406, 408, 413, 415, 425, 429);

    private final DataSize longest;

    DecidedAnswers(DataSize longest) {
        this.longest = longest;
    }

    /** Returns the answer to be stored, or nothing if a repeat must run again. */
    Optional<FirstAnswer> of(ContentCachingResponseWrapper answer) {
        if (!isDecided(answer)) {
            return Optional.empty();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = answer.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        String contentType = answer.getContentType();
        if (contentType != null) {
            headers.put("Content-Type", contentType);
        }
        return Optional.of(
                new FirstAnswer(answer.getStatus(), headers, answer.getContentAsByteArray()));
    }

    private boolean isDecided(ContentCachingResponseWrapper answer) {
        int status = answer.getStatus();
        boolean success = status >= 200 && status < 300;
        boolean refusal =
                status >= 400
                        && status < 500
                        && !UNDECIDED.contains(status)
                        // "Not yet": a repeat may get another answer.
                        && answer.getHeader(ProblemException.RETRY_AFTER) == null;
        return (success || refusal) && answer.getContentSize() <= longest.toBytes();
    }
}
