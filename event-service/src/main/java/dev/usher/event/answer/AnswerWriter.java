package dev.usher.event.answer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Writes views as responses that can be cached. */
@Service
public class AnswerWriter {

    /** Bytes of a digest; enough that no two answers share a tag. */
    private static final int TAG_BYTES = 16;

    private final JsonMapper json;

    AnswerWriter(JsonMapper json) {
        this.json = json;
    }

    /** Tags the answer with the version of its resource, which {@code If-Match} names too. */
    public CachedResponse withVersion(Object view, long version) {
        return new CachedResponse(json.writeValueAsBytes(view), String.valueOf(version));
    }

    /**
     * Tags the answer with a digest of its bytes, for a resource without a version: the same bytes
     * have the same tag on every replica.
     */
    public CachedResponse withDigest(Object view) {
        byte[] body = json.writeValueAsBytes(view);
        return new CachedResponse(body, digest(body));
    }

    private static String digest(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(digest, TAG_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
