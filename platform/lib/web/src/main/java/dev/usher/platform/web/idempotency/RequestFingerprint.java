package dev.usher.platform.web.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Identifies a request by its method, path, query and the meaning of its body. */
final class RequestFingerprint {

    private final byte[] meaning;
    private final byte[] bytes;

    /**
     * @param meaning over the canonical form of the body, or over its bytes if it is not JSON
     * @param bytes over the bytes of the body, which earlier releases stored
     */
    RequestFingerprint(byte[] meaning, byte[] bytes) {
        this.meaning = meaning.clone();
        this.bytes = bytes.clone();
    }

    byte[] meaning() {
        return meaning.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    static RequestFingerprint of(HttpServletRequest request, byte[] body) {
        String query = request.getQueryString();
        String head =
                request.getMethod()
                        + " "
                        + request.getRequestURI()
                        + (query == null ? "" : "?" + query)
                        + "\n";
        byte[] bytes = digest(head, body);
        return new RequestFingerprint(
                CanonicalJson.of(body)
                        .map(text -> digest(head, text.getBytes(StandardCharsets.UTF_8)))
                        .orElse(bytes),
                bytes);
    }

    /** Tells whether a stored fingerprint, an older one as well, is that of this request. */
    boolean isOf(byte[] stored) {
        return Arrays.equals(stored, meaning) || Arrays.equals(stored, bytes);
    }

    private static byte[] digest(String head, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is part of the JDK", missing);
        }
    }
}
