package dev.usher.stripesandbox.hosted;

import dev.usher.stripesandbox.core.SessionTerms;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** One page: its content, its own style if any, and the terms that tell where its form may lead. */
record HostedPage(
        String title, String content, String css, String nonce, @Nullable SessionTerms terms) {

    private static final Template LAYOUT = Template.named("layout");

    ResponseEntity<byte[]> answer(HttpStatus status) {
        String head = css.isEmpty() ? "" : "<style nonce=\"%s\">\n%s</style>".formatted(nonce, css);
        String html = LAYOUT.fill(Map.of("title", title, "head", head, "content", content));
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", policy())
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Stripe-Sandbox", "1")
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    /** Allows no script. Browsers check redirects after a form against form-action too. */
    private String policy() {
        return "default-src 'none'; style-src 'self' 'nonce-%s'; img-src 'self'; form-action 'self'%s; base-uri 'none'; frame-ancestors 'none'"
                .formatted(nonce, origins());
    }

    private String origins() {
        if (terms == null) {
            return "";
        }
        TreeSet<String> origins = new TreeSet<>();
        Stream.of(terms.successUrl(), terms.cancelUrl())
                .filter(Objects::nonNull)
                .forEach(url -> origins.add(" " + origin(url)));
        return String.join("", origins);
    }

    private static String origin(String url) {
        URI uri = URI.create(url.replace(CheckoutPageController.PLACEHOLDER, "id"));
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
