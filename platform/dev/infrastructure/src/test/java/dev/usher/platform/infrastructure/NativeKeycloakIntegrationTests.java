package dev.usher.platform.infrastructure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class NativeKeycloakIntegrationTests {

    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    @Test
    void issuesTokensOfTheRealmItWasGivenAndKnowsItAfterARestart(@TempDir Path directory)
            throws Exception {
        Path realm = Path.of("src", "test", "resources", "minimal-realm.json").toAbsolutePath();
        int port = FreePorts.one();
        try (NativeKeycloak first = start(directory, port, realm, "first")) {
            assertThat(claims(first))
                    .contains("\"iss\":\"http://localhost:" + port + "/realms/minimal\"");
        }

        // The placeholder has another value now, but the realm exists already.
        try (NativeKeycloak second = start(directory, port, realm, "second")) {
            assertThat(claims(second)).contains("\"name\":\"Ada first\"");
        }
    }

    private static NativeKeycloak start(Path directory, int port, Path realm, String lastName) {
        return NativeKeycloak.builder()
                .dataIn(directory)
                .port(port)
                .realm(realm)
                .environment("LAST_NAME", lastName)
                .endsWithThisJvm()
                .start();
    }

    private static String claims(NativeKeycloak keycloak) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + keycloak.port()
                                                + "/realms/minimal/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                BodyPublishers.ofString(
                                        "grant_type=password&client_id=cli&username=ada&password=ada&scope=openid"))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            Matcher token = ACCESS_TOKEN.matcher(answer.body());
            assertThat(token.find()).as(answer.body()).isTrue();
            return new String(
                    Base64.getUrlDecoder().decode(token.group(1).split("\\.", -1)[1]), UTF_8);
        }
    }
}
