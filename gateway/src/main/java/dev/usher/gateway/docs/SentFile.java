package dev.usher.gateway.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * A page or file of the site in the forms in which it is sent: plain and compressed, with an ETag.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SentFile(MediaType type, byte[] plain, byte[] gzip, String digest, SentFile.Rules rules) {

    /** The time for which browsers keep a page before they ask again. */
    private static final Duration PAGES_KEPT = Duration.ofMinutes(1);

    /** The time for which browsers keep a file before they ask again. */
    private static final Duration FILES_KEPT = Duration.ofHours(1);

    /** The time for which browsers keep what is asked for with its digest as {@code v}. */
    private static final Duration PINNED_KEPT = Duration.ofDays(365);

    static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    /** The rules of the browser for the file: the content policy and the cache. */
    record Rules(String policy, CacheControl cache) {}

    static SentFile page(String html) {
        return page(html, SitePolicy.PAGES);
    }

    static SentFile page(String html, String policy) {
        return of(HTML, html, new Rules(policy, CacheControl.maxAge(PAGES_KEPT)));
    }

    /** A text other than a page, for example the Markdown of a page. */
    static SentFile text(String type, String text) {
        return of(
                MediaType.parseMediaType(type + ";charset=UTF-8"),
                text,
                new Rules(SitePolicy.NOTHING, CacheControl.maxAge(PAGES_KEPT)));
    }

    /** A text that may be another in a moment, so that nobody must keep it. */
    static SentFile passing(String type, String text) {
        return of(
                MediaType.parseMediaType(type + ";charset=UTF-8"),
                text,
                new Rules(SitePolicy.NOTHING, CacheControl.noStore()));
    }

    /** A script, a style or a picture. */
    static SentFile file(MediaType type, byte[] bytes) {
        return of(type, bytes, new Rules(SitePolicy.PAGES, CacheControl.maxAge(FILES_KEPT)));
    }

    private static SentFile of(MediaType type, String text, Rules rules) {
        return of(type, text.getBytes(StandardCharsets.UTF_8), rules);
    }

    private static SentFile of(MediaType type, byte[] bytes, Rules rules) {
        return new SentFile(type, bytes, compressed(bytes), digest(bytes), rules);
    }

    Mono<ServerResponse> to(ServerRequest request) {
        HttpHeaders headers = request.headers().asHttpHeaders();
        boolean small = accepts(headers) && gzip.length < plain.length;
        String etag = "\"" + digest + (small ? "-gz" : "") + "\"";
        boolean known = knows(headers.getOrEmpty(HttpHeaders.IF_NONE_MATCH));
        ServerResponse.BodyBuilder answer =
                ServerResponse.status(known ? 304 : 200)
                        .eTag(etag)
                        .cacheControl(cache(request))
                        .header("Content-Security-Policy", rules.policy())
                        .header("Vary", "Accept, Accept-Encoding");
        if (known) {
            return answer.build();
        }
        if (small) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.contentType(type).bodyValue(small ? gzip : plain);
    }

    private CacheControl cache(ServerRequest request) {
        boolean pinned = request.queryParam("v").filter(digest::equals).isPresent();
        return pinned ? CacheControl.maxAge(PINNED_KEPT).cachePublic() : rules.cache();
    }

    /** Reads the header itself, because Spring fails on one that it cannot parse. */
    private boolean knows(List<String> ifNoneMatch) {
        return ifNoneMatch.stream().anyMatch(tags -> tags.contains(digest));
    }

    private static boolean accepts(HttpHeaders headers) {
        return headers.getOrEmpty(HttpHeaders.ACCEPT_ENCODING).stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(String::strip)
                .anyMatch(coding ->
                        coding.startsWith("gzip") && !coding.replace(" ", "").endsWith(";q=0"));
    }

    private static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(target)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return target.toByteArray();
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 10);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK must have SHA-256", missing);
        }
    }
}
