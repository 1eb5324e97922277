package dev.usher.event.catalog;

import dev.usher.platform.web.http.ETags;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The bytes of an answer. Many requests share them, and nobody changes them.
 *
 * @param tag tells these bytes from others of the same resource
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReadyAnswer(byte[] body, String tag) {

    /**
     * 304 for who has it already; {@code vary} names the headers that another answer may be for.
     */
    ResponseEntity<byte[]> to(@Nullable String ifNoneMatch, String... vary) {
        String etag = '"' + tag + '"';
        return ETags.matches(ifNoneMatch, etag)
                ? ResponseEntity.status(304).eTag(etag).varyBy(vary).build()
                : ResponseEntity.ok()
                        .eTag(etag)
                        .varyBy(vary)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body);
    }
}
