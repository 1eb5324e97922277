package dev.usher.platform.web.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Identifies a request by its method, path, query and the bytes of its body. */
final class RequestFingerprint {

    private RequestFingerprint() {}

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
            throw new IllegalStateException("SHA-256 is part of the JDK", missing);
        }
    }
}
