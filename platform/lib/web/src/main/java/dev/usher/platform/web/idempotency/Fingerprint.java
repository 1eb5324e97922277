package dev.usher.platform.web.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What makes two requests the same: method, path with query, and body to the byte. */
final class Fingerprint {

    private Fingerprint() {}

    static byte[] of(HttpServletRequest request, byte[] body) {
        MessageDigest digest = sha256();
        String query = request.getQueryString();
        String head =
                request.getMethod()
                        + " "
                        + request.getRequestURI()
                        + (query == null ? "" : "?" + query)
                        + "\n";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        return digest.digest(body);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
