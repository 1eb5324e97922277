package dev.usher.platform.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Issues tokens shaped like those of the realm, and answers the questions of resource servers and
 * clients: discovery, keys, and the client-credentials grant with any secret.
 */
public final class TestIssuer {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REALM = "/realms/usher";
    private static final String PROTOCOL = REALM + "/protocol/openid-connect";
    private static final int RSA_BITS = 2048;

    private final RSAKey key;
    private final HttpServer server;

    private TestIssuer() {
        this.key = newKey("test-issuer");
        this.server = listen();
    }

    /** Returns the issuer of this JVM, which starts with its first use. */
    public static TestIssuer shared() {
        return Shared.ISSUER;
    }

    private static final class Shared {
        private static final TestIssuer ISSUER = new TestIssuer();
    }

    /** Returns the account id of a name, the same in every run. */
    public static String accountId(String name) {
        return UUID.nameUUIDFromBytes(
                        ("usher-test-account:" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + REALM;
    }

    public String jwksUri() {
        return issuer() + "/protocol/openid-connect/certs";
    }

    public String tokenUri() {
        return issuer() + "/protocol/openid-connect/token";
    }

    /**
     * Issues a valid token of a person with these roles and the verified address name@example.com.
     */
    public String token(String name, String... roles) {
        TestToken token = tokenFor(name);
        for (String role : roles) {
            token.role(role);
        }
        return token.build();
    }

    /** Begins a valid token of a person, whose claims can be changed. */
    public TestToken tokenFor(String name) {
        return new TestToken(issuer(), key, accountId(name))
                .name(name)
                .email(name + "@example.com");
    }

    /** Begins a valid token of a program: the subject is its service account, not a person. */
    public TestToken tokenForClient(String client) {
        return new TestToken(issuer(), key, accountId("service-account-" + client)).client(client);
    }

    /** Returns a key that this issuer does not publish. */
    static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(RSA_BITS).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private HttpServer listen() {
        try {
            HttpServer created =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            created.createContext(
                    REALM + "/.well-known/openid-configuration",
                    exchange ->
                            answer(
                                    exchange,
                                    Map.of(
                                            "issuer", issuer(),
                                            "jwks_uri", jwksUri(),
                                            "token_endpoint", tokenUri(),
                                            "authorization_endpoint", issuer() + "/auth")));
            created.createContext(
                    PROTOCOL + "/certs",
                    exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toJSONObject()));
            created.createContext(PROTOCOL + "/token", this::grant);
            // The threads are daemons, so they end with the JVM.
            created.setExecutor(task -> Thread.ofVirtual().name("test-issuer").start(task));
            Thread starter = new Thread(created::start, "test-issuer");
            starter.setDaemon(true);
            starter.start();
            return created;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void grant(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        String client = form.getOrDefault("client_id", basicUser(exchange));
        String scope = form.getOrDefault("scope", "reservations:claim");
        String token = tokenForClient(client).scope(scope).build();
        answer(
                exchange,
                Map.of(
                        "access_token",
                        token,
                        "token_type",
                        "Bearer",
                        "expires_in",
                        900,
                        "scope",
                        scope));
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, sign), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static String basicUser(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null || !header.startsWith("Basic ")) {
            return "unknown";
        }
        byte[] decoded = Base64.getDecoder().decode(header.substring("Basic ".length()));
        String pair = new String(decoded, StandardCharsets.UTF_8);
        return URLDecoder.decode(pair.substring(0, pair.indexOf(':')), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
