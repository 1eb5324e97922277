package dev.usher.gateway.door;

import dev.usher.platform.web.problem.ProblemException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks the form of a request's first line and headers, so that nothing behind the door reads them
 * in two ways.
 */
final class RequestForm {

    /** The headers that must occur once, because readers would differ about which of two counts. */
    private static final AsciiString[] ONCE = {
        HttpHeaderNames.HOST,
        HttpHeaderNames.AUTHORIZATION,
        HttpHeaderNames.CONTENT_TYPE,
        HttpHeaderNames.ORIGIN,
        AsciiString.cached("idempotency-key"),
        AsciiString.cached("stripe-signature"),
        AsciiString.cached("last-event-id")
    };

    private static final String BEARER = "Bearer";
    private static final int MAX_PORT = 0xffff;

    private RequestForm() {}

    /** Returns the refusal, or null if the form is right. */
    static @Nullable ProblemException refusal(HttpRequest request) {
        String violation = violation(request);
        return violation == null ? null : DoorProblems.malformed(violation);
    }

    private static @Nullable String violation(HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return "The version must be HTTP/1.1 or HTTP/1.0.";
        }
        String target = RequestTarget.violation(request.uri());
        if (target != null) {
            return target;
        }
        HttpHeaders headers = request.headers();
        String values = valuesViolation(headers);
        if (values != null) {
            return values;
        }
        String host = headers.get(HttpHeaderNames.HOST);
        if (host == null ? version.equals(HttpVersion.HTTP_1_1) : !isHost(host)) {
            return "The header Host must name a host.";
        }
        return isBearerWithoutSpace(headers.get(HttpHeaderNames.AUTHORIZATION))
                ? "The header Authorization must have a space and a token after Bearer."
                : transferViolation(version, headers);
    }

    private static @Nullable String valuesViolation(HttpHeaders headers) {
        int seen = 0;
        Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            if (hasControl(header.getValue())) {
                return "The headers must not contain control characters.";
            }
            for (int i = 0; i < ONCE.length; i++) {
                if (ONCE[i].contentEqualsIgnoreCase(header.getKey())) {
                    if ((seen & (1 << i)) != 0) {
                        return "The header " + ONCE[i] + " must occur once.";
                    }
                    seen |= 1 << i;
                }
            }
        }
        return null;
    }

    /** Tells whether the text has a control character, of C0 (but the tab) or C1. */
    private static boolean hasControl(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || (c >= 0x7f && c <= 0x9f)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHost(String host) {
        int end = host.startsWith("[") ? host.indexOf(']') + 1 : nameEnd(host);
        if (end < 1 || (host.startsWith("[") && !isLiteral(host.substring(1, end - 1)))) {
            return false;
        }
        return end == host.length() || (host.charAt(end) == ':' && isPort(host, end + 1));
    }

    /** Returns the index of the first character that a name must not have. */
    private static int nameEnd(String host) {
        int end = 0;
        while (end < host.length() && isInAName(host.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isInAName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_';
    }

    private static boolean isLiteral(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static boolean isPort(String host, int from) {
        int port = 0;
        for (int i = from; i < host.length(); i++) {
            int digit = host.charAt(i) - '0';
            port = 10 * port + digit;
            if (digit < 0 || digit > 9 || port > MAX_PORT) {
                return false;
            }
        }
        return from < host.length();
    }

    private static boolean isBearerWithoutSpace(@Nullable String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && (authorization.length() == BEARER.length()
                        || authorization.charAt(BEARER.length()) != ' ');
    }

    /** Requires that there is one way to tell where the body ends. */
    private static @Nullable String transferViolation(HttpVersion version, HttpHeaders headers) {
        if (!headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return null;
        }
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean chunked =
                codings.size() == 1
                        && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst())
                        && version.equals(HttpVersion.HTTP_1_1)
                        && !headers.contains(HttpHeaderNames.CONTENT_LENGTH);
        return chunked ? null : "The body must have a Content-Length or be chunked, not otherwise.";
    }
}
