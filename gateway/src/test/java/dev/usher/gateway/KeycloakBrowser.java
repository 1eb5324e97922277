package dev.usher.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Does at Keycloak what a person's browser and the script of the reference do. */
final class KeycloakBrowser {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String endpoint;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private Optional<String> allowedOrigin = Optional.empty();

    KeycloakBrowser(String issuer) {
        this.endpoint = issuer + "/protocol/openid-connect/";
    }

    JsonNode token(String clientId, String user, String password) {
        return json(
                post(
                        endpoint + "token",
                        Map.of(
                                "grant_type", "password",
                                "client_id", clientId,
                                "scope", "openid",
                                "username", user,
                                "password", password)));
    }

    JsonNode serviceToken(String clientId, String secret) {
        return json(
                post(
                        endpoint + "token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", clientId,
                                "client_secret", secret)));
    }

    JsonNode signIn(String clientId, String redirectUri, String user, String password) {
        HttpResponse<String> page = authorize(clientId, redirectUri, challenge());
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("no login form: " + page.statusCode() + " " + page.body());
        }
        HttpResponse<String> done =
                post(
                        form.group(1).replace("&amp;", "&"),
                        Map.of("username", user, "password", password));
        String location = done.headers().firstValue("Location").orElse("");
        Matcher code = CODE.matcher(location);
        if (!location.startsWith(redirectUri) || !code.find()) {
            throw new AssertionError("not sent back: " + done.statusCode() + " " + location);
        }
        HttpResponse<String> token =
                post(
                        endpoint + "token",
                        Map.of(
                                "grant_type", "authorization_code",
                                "client_id", clientId,
                                "redirect_uri", redirectUri,
                                "code", code.group(1),
                                "code_verifier", VERIFIER),
                        "Origin",
                        redirectUri.substring(0, redirectUri.indexOf('/', "https://".length())));
        allowedOrigin = token.headers().firstValue("Access-Control-Allow-Origin");
        return json(token);
    }

    HttpResponse<String> authorize(String clientId, String redirectUri, String challenge) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", clientId);
        query.put("redirect_uri", redirectUri);
        query.put("scope", "openid");
        query.put("state", "state");
        if (!challenge.isEmpty()) {
            query.put("code_challenge", challenge);
            query.put("code_challenge_method", "S256");
        }
        return send(HttpRequest.newBuilder(URI.create(endpoint + "auth?" + form(query))).GET());
    }

    /** Whose pages may read the last token handed out. */
    Optional<String> allowedOrigin() {
        return allowedOrigin;
    }

    private HttpResponse<String> post(
            String address, Map<String, String> fields, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String pair = cookie.substring(0, cookie.indexOf(';'));
                int equals = pair.indexOf('=');
                cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return JsonMapper.builder().build().readTree(answer.body());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static String challenge() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
