package dev.usher.event.answer;

import dev.usher.platform.web.http.ETags;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The bytes of an answer, shared by many requests. They must not be changed.
 *
 * @param tag tells these bytes from others of the same resource
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CachedResponse(byte[] body, String tag) {

    /**
     * Answers a request: 304 if the client has these bytes already.
     *
     * @param ifNoneMatch the request's {@code If-None-Match}
     * @param vary the request headers that the answer depends on
     */
    public ResponseEntity<byte[]> to(@Nullable String ifNoneMatch, String... vary) {
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
