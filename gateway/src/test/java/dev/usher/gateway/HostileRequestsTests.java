package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.test.context.TestPropertySource;

/**
 * Sends each route every hostile method, path, query and header. The services answer everything
 * with 200, so each other status is the gateway's own.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "usher.limits.calls.per-second=1000000",
            "usher.limits.calls.burst=1000000",
            "usher.limits.orders.per-second=1000000",
            "usher.limits.orders.burst=1000000",
            "usher.limits.reservations.per-second=1000000",
            "usher.limits.reservations.burst=1000000",
            "usher.limits.scans.per-second=1000000",
            "usher.limits.scans.burst=1000000"
        })
class HostileRequestsTests extends GatewayTest {

    /** Stands in every hostile value, so that a log can be searched for input. */
    private static final String MARK = "h0stile";

    private static final List<String> METHODS =
            List.of(
                    "GET",
                    "HEAD",
                    "POST",
                    "PUT",
                    "PATCH",
                    "DELETE",
                    "OPTIONS",
                    "TRACE",
                    "CONNECT",
                    "QUERY",
                    "get",
                    "G\u00c9T",
                    "GET\u0000",
                    "");

    private static final List<String> VALUES =
            List.of(
                    "",
                    "a".repeat(3_000),
                    "%ff",
                    "%c0%80",
                    "%ed%a0%80",
                    "%00",
                    "%0d%0aX-A:b",
                    "%u0041",
                    "%",
                    "%2",
                    "%zz",
                    "a=b=c%20",
                    "==&&==",
                    "+%2B",
                    "\u0000",
                    "\u0085",
                    "\u009f",
                    "\u00e9",
                    "\u00ff",
                    "\u007f",
                    "\t",
                    "[",
                    "{}",
                    "|",
                    "\\",
                    "^",
                    "`",
                    "<script>",
                    "\"",
                    "#a",
                    ";a=b",
                    "..",
                    "%2e%2e",
                    "..%2f",
                    "%5c",
                    "//",
                    "/../",
                    "%41",
                    "a;b",
                    "*",
                    "~",
                    "@",
                    ":",
                    "-1",
                    "99999999999999999999",
                    "1e999",
                    "NaN",
                    "null",
                    "true",
                    "'--",
                    "${a}",
                    "#{a}");

    private static final List<String> HEADERS =
            List.of(
                    "Accept",
                    "Accept-Charset",
                    "Accept-Encoding",
                    "Accept-Language",
                    "Access-Control-Request-Headers",
                    "Access-Control-Request-Method",
                    "Authorization",
                    "Cache-Control",
                    "Connection",
                    "Content-Encoding",
                    "Content-Language",
                    "Content-Length",
                    "Content-Range",
                    "Content-Type",
                    "Cookie",
                    "Date",
                    "Expect",
                    "Forwarded",
                    "From",
                    "Host",
                    "Idempotency-Key",
                    "If-Match",
                    "If-Modified-Since",
                    "If-None-Match",
                    "If-Range",
                    "If-Unmodified-Since",
                    "Keep-Alive",
                    "Last-Event-ID",
                    "Max-Forwards",
                    "Origin",
                    "Prefer",
                    "Proxy-Authorization",
                    "Proxy-Connection",
                    "Range",
                    "Referer",
                    "Stripe-Signature",
                    "TE",
                    "Trailer",
                    "Transfer-Encoding",
                    "Upgrade",
                    "User-Agent",
                    "Usher-Client-Address",
                    "Usher-Time-Left",
                    "Via",
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "X-Forwarded-Port",
                    "X-Forwarded-Proto",
                    "X-HTTP-Method-Override",
                    "baggage",
                    "traceparent",
                    "tracestate");

    @Autowired GatewayProperties gateway;

    private record Call(String method, String path) {}

    private final String token = alice();
    private final List<String> wrong = new ArrayList<>();
    private int sent;

    @Test
    void areAnsweredByTheServiceOrRefusedWithAProblem(CapturedOutput output) {
        List<Call> calls = calls();
        for (Call call : calls) {
            METHODS.forEach(method -> check(method, filled(call.path(), MARK)));
            for (String value : VALUES) {
                check(call.method(), filled(call.path(), MARK + value));
                check(
                        call.method(),
                        filled(call.path(), "7") + "?q=" + MARK + value + "&b=" + value);
            }
        }
        int turn = 0;
        for (String header : HEADERS) {
            for (String value : VALUES) {
                Call call = calls.get(turn++ % calls.size());
                check(call.method(), filled(call.path(), MARK), header + ": " + value);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(sent).isGreaterThan(2_000);
        assertThat(output.getAll()).doesNotContain(MARK).doesNotContain("\tat ");
    }

    private void check(String method, String target, String... headers) {
        sent++;
        RawCall.Answer answer = raw().send(method, target, signedIn(headers));
        boolean fine =
                switch (answer.status() / 100) {
                    case 2, 3 -> true;
                    case 4 -> method.equals("HEAD") || answer.isProblem();
                    default -> false;
                };
        if (!fine) {
            wrong.add(method + " " + target + " " + List.of(headers) + " -> " + answer);
        }
    }

    private String[] signedIn(String... hostile) {
        List<String> lines = new ArrayList<>(List.of(hostile));
        for (String own :
                List.of("Stripe-Signature: " + SIGNATURE, "Authorization: Bearer " + token)) {
            String name = own.substring(0, own.indexOf(':') + 1);
            if (lines.stream().noneMatch(line -> line.startsWith(name))) {
                lines.add(own);
            }
        }
        return lines.toArray(String[]::new);
    }

    private static String filled(String path, String id) {
        return path.replaceAll("\\{\\w+}", Matcher.quoteReplacement(id));
    }

    private List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (RouteDefinition route : gateway.getRoutes()) {
            for (String path : values(route, "Path")) {
                values(route, "Method").forEach(method -> calls.add(new Call(method, path)));
            }
        }
        for (String page :
                List.of(
                        "/",
                        "/docs",
                        "/docs/guide",
                        "/docs/problems",
                        "/docs/problems/{code}",
                        "/v1/openapi.json",
                        "/nowhere")) {
            calls.add(new Call("GET", page));
        }
        return calls;
    }

    private static Set<String> values(RouteDefinition route, String predicate) {
        Set<String> values = new TreeSet<>();
        for (PredicateDefinition definition : route.getPredicates()) {
            if (definition.getName().equals(predicate)) {
                values.addAll(definition.getArgs().values());
            }
        }
        return values;
    }
}
