package dev.usher.payment.checkout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** The frame of the pages and its style, which the content policy names by its hash. */
record PageFile(String html, String policy) {

    static PageFile load() {
        String css = read("page.css");
        return new PageFile(
                read("page.html").replace("{{css}}", css),
                "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                        .formatted(digest(css)));
    }

    /** Fills in parts that are HTML already. The text of organizers comes last. */
    String fill(String heading, String text, String facts, String ways) {
        return html.replace("{{heading}}", heading)
                .replace("{{text}}", text)
                .replace("{{ways}}", ways)
                .replace("{{facts}}", facts);
    }

    private static String read(String name) {
        try (InputStream file = PageFile.class.getResourceAsStream("/checkout/" + name)) {
            return new String(
                    Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String digest(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK must have SHA-256", missing);
        }
    }
}
