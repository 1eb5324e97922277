package dev.usher.local.realm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.infrastructure.NativeKeycloak;
import dev.usher.platform.infrastructure.ProjectRoot;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The realm that is shipped, in the real Keycloak. */
@Tag("integration")
class ShippedRealmIntegrationTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final RealmSettings SETTINGS =
            new RealmSettings("http://localhost:8080", "for-payment", "for-keys", Map.of());
    private static final String WITH_THE_CLAIMS_OF_ANYBODY =
            """
            {"clientId": "key-forged", "serviceAccountsEnabled": true, "secret": "s",
             "protocolMappers": [{"name": "sub", "protocol": "openid-connect",
               "protocolMapper": "oidc-hardcoded-claim-mapper",
               "config": {"claim.name": "sub", "claim.value": "alice", "access.token.claim": "true"}}]}
            """;

    @TempDir static Path directory;

    private static NativeKeycloak keycloak;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        Path file = directory.resolve("usher-realm.json");
        RealmFile.write(file, RealmFile.merged(ProjectRoot.find()));
        NativeKeycloak.Builder builder =
                NativeKeycloak.builder()
                        .realm(file)
                        .administrator(
                                RealmAdministration.ADMINISTRATOR, RealmAdministration.PASSWORD)
                        .endsWithThisJvm();
        SETTINGS.environment().forEach(builder::environment);
        keycloak = builder.start();
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        keycloak.stop();
    }

    @Test
    void anAccountMaySignInOnEightDevicesAtOnce() {
        for (int round = 0; round < 3; round++) {
            List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
            for (int device = 0; device < 8; device++) {
                all.add(http.sendAsync(signIn("alice", "alice"), BodyHandlers.ofString()));
            }

            assertThat(all)
                    .allSatisfy(answer ->
                            assertThat(answer.join().statusCode())
                                    .as(answer.join().body())
                                    .isEqualTo(200));
        }
    }

    @Test
    void anAccountIsStillLockedAfterManyWrongPasswords() throws Exception {
        for (int attempt = 0; attempt < 12; attempt++) {
            assertThat(send(signIn("adam", "wrong")).statusCode()).isNotEqualTo(200);
        }

        assertThat(send(signIn("adam", "adam")).statusCode()).isNotEqualTo(200);
    }

    @Test
    void theSecretOfTheKeysClientMakesNoClient() throws Exception {
        String token = ofService("usher-keys", "for-keys");

        assertThat(admin("POST", "/clients", token, WITH_THE_CLAIMS_OF_ANYBODY)).isEqualTo(403);
        assertThat(admin("GET", "/clients", token, "")).isEqualTo(403);
        assertThat(admin("GET", "/users", token, "")).isEqualTo(403);
    }

    @Test
    void theSecretOfPaymentServiceMakesNoClient() throws Exception {
        String token = ofService("usher-payment", "for-payment");

        assertThat(admin("POST", "/clients", token, WITH_THE_CLAIMS_OF_ANYBODY)).isEqualTo(403);
    }

    @Test
    void takesFromTheKeysClientWhatAnEarlierReleaseAllowed() throws Exception {
        try (RealmAdministration realm = administration()) {
            String client = realm.client("usher-keys").path("id").asString();
            String account =
                    realm.get("/clients/" + client + "/service-account-user").path("id").asString();
            String management = realm.client("realm-management").path("id").asString();
            JsonNode role = realm.get("/clients/" + management + "/roles/manage-clients");
            realm.post(
                    "/users/" + account + "/role-mappings/clients/" + management,
                    JSON.createArrayNode().add(role));

            SETTINGS.applyTo(realm);

            assertThat(realm.get("/users/" + account + "/role-mappings").path("clientMappings"))
                    .isEmpty();
        }
    }

    @Test
    void anOperatorsTokenForTheApiDoesNotManageAccounts() throws Exception {
        String token = accessToken(send(signIn("root", "root")));
        String claims =
                new String(
                        Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]),
                        StandardCharsets.UTF_8);
        String alice;
        try (RealmAdministration realm = administration()) {
            alice = realm.get("/users?username=alice&exact=true").path(0).path("id").asString();
        }

        assertThat(claims).contains("\"admin\"").doesNotContain("realm-management", "manage-users");
        assertThat(
                        admin(
                                "PUT",
                                "/users/" + alice,
                                token,
                                "{\"email\": \"stan@example.com\", \"emailVerified\": true}"))
                .isEqualTo(403);
    }

    @Test
    void operatorsManageAccountsOutsideTheApi() {
        try (RealmAdministration realm = administration()) {
            String root =
                    realm.get("/users?username=root&exact=true").path(0).path("id").asString();
            String management = realm.client("realm-management").path("id").asString();

            assertThat(
                            realm.get(
                                            "/users/%s/role-mappings/clients/%s/composite"
                                                    .formatted(root, management))
                                    .findValuesAsString("name"))
                    .contains("manage-users", "view-users")
                    .doesNotContain("manage-clients", "manage-realm", "impersonation");
        }
    }

    private static RealmAdministration administration() {
        return new RealmAdministration("http://127.0.0.1:" + keycloak.port());
    }

    private static HttpRequest signIn(String user, String password) {
        return token(
                "grant_type=password&client_id=usher-cli&username=%s&password=%s"
                        .formatted(user, password));
    }

    private static String ofService(String client, String secret) throws Exception {
        return accessToken(
                send(
                        token(
                                "grant_type=client_credentials&client_id=%s&client_secret=%s"
                                        .formatted(client, secret))));
    }

    private static HttpRequest token(String form) {
        return HttpRequest.newBuilder(
                        URI.create(
                                "http://127.0.0.1:"
                                        + keycloak.port()
                                        + "/realms/usher/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
    }

    private static String accessToken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    private static int admin(String method, String path, String token, String body)
            throws Exception {
        return send(HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + keycloak.port()
                                                + "/admin/realms/usher"
                                                + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build())
                .statusCode();
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, BodyHandlers.ofString());
    }
}
