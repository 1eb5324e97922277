package dev.usher.event.catalog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes views as the bytes that are answered. */
@Component
class AnswerWriter {

    /** Of a digest; enough that no two answers share a tag. */
    private static final int TAG_BYTES = 16;

    private final JsonMapper json;

    AnswerWriter(JsonMapper json) {
        this.json = json;
    }

    /** The tag is the event's version, which {@code If-Match} names too. */
    ReadyAnswer event(EventView view) {
        return new ReadyAnswer(json.writeValueAsBytes(view), String.valueOf(view.version()));
    }

    /**
     * The tag is made of the bytes: where there is no version, the same bytes have the same tag.
     */
    ReadyAnswer other(Object view) {
        byte[] body = json.writeValueAsBytes(view);
        return new ReadyAnswer(body, digest(body));
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
