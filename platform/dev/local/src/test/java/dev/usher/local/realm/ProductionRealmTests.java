package dev.usher.local.realm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.infrastructure.ProjectRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rules for the realm files. Each Keycloak must make its own keys: a key from a file could be known
 * to others, who could sign tokens that every service accepts. Nobody who signs in to the API, and
 * no service, may manage the realm: who can make a client or change an e-mail address can be
 * anybody.
 */
class ProductionRealmTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy/keycloak/usher-realm.json",
                "deploy/keycloak/local-overlay.json",
                "deploy/keycloak/usher-local-realm.json"
            })
    void bringsNoKeysAlong(Path file) throws Exception {
        JsonNode realm = JSON.readTree(Files.readString(ProjectRoot.find().resolve(file)));

        assertThat(keysIn(realm)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"components\": {\"org.keycloak.keys.KeyProvider\": []}}",
                "{\"components\": [{\"providerType\": \"org.keycloak.keys.KeyProvider\"}]}",
                "{\"config\": {\"privateKey\": [\"MIIE\"]}}",
                "{\"attributes\": {\"saml.signing.private.key\": \"MIIE\"}}",
                "{\"note\": \"-----BEGIN RSA PRIVATE KEY-----\"}",
                "{\"config\": {\"keystorePassword\": [\"x\"]}}",
            })
    void wouldBeRefusedWithOne(String realm) {
        assertThat(keysIn(JSON.readTree("{\"clients\": [" + realm + "]}"))).isNotEmpty();
    }

    @Test
    void wouldBeRefusedWithTheKeyOfLoadTokens() {
        assertThat(keysIn(new PassiveKey("kid", "MIIE").component())).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy/keycloak/usher-realm.json",
                "deploy/keycloak/usher-local-realm.json"
            })
    void onlyOperatorsManageTheRealmAndNotWithATokenForTheApi(Path file) throws Exception {
        JsonNode realm = JSON.readTree(Files.readString(ProjectRoot.find().resolve(file)));

        assertThat(managersIn(realm)).containsExactly("groups/operators");
        assertThat(realm.path("clients"))
                .isNotEmpty()
                .allSatisfy(client ->
                        assertThat(client.path("fullScopeAllowed").asBoolean(true))
                                .as(client.path("clientId").asString())
                                .isFalse());
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"users\": [{\"username\": \"a\", \"clientRoles\": {\"realm-management\": [\"manage-clients\"]}}]}",
                "{\"roles\": {\"realm\": [{\"name\": \"a\", \"composites\": {\"client\": {\"realm-management\": [\"manage-users\"]}}}]}}",
                "{\"clientScopeMappings\": {\"realm-management\": [{\"client\": \"a\", \"roles\": [\"x\"]}]}}",
                "{\"users\": [{\"username\": \"service-account-a\", \"groups\": [\"/operators\"]}]}"
            })
    void wouldBeRefusedWithAnotherManager(String realm) {
        assertThat(managersIn(JSON.readTree(realm))).isNotEmpty();
    }

    @Test
    void productionHasAnotherNameThanTheDemo() throws Exception {
        JsonNode production =
                JSON.readTree(
                        Files.readString(
                                ProjectRoot.find().resolve("deploy/keycloak/usher-realm.json")));

        assertThat(production.path("realm").asString()).isNotEqualTo(RealmFile.NAME);
        assertThat(JSON.readTree(RealmFile.merged(ProjectRoot.find())).path("realm").asString())
                .isEqualTo(RealmFile.NAME);
    }

    /** Returns where rights in the realm itself are given to anybody. */
    private static List<String> managersIn(JsonNode realm) {
        List<String> found = new ArrayList<>();
        realm.path("groups").forEach(group -> addIfManager(found, "groups/", "name", group));
        realm.path("roles")
                .path("realm")
                .forEach(role -> addIfManager(found, "roles/", "name", role));
        realm.path("users")
                .forEach(user -> {
                    addIfManager(found, "users/", "username", user);
                    boolean service =
                            user.path("username").asString("").startsWith("service-account-");
                    if (service && !user.path("groups").isEmpty()) {
                        found.add("users/" + user.path("username").asString());
                    }
                });
        realm.path("clientScopeMappings")
                .forEachEntry((client, _) -> found.add("clientScopeMappings/" + client));
        return found;
    }

    private static void addIfManager(
            List<String> found, String kind, String naming, JsonNode holder) {
        if (holder.toString().contains("realm-management")) {
            found.add(kind + holder.path(naming).asString());
        }
    }

    private static List<String> keysIn(JsonNode node) {
        List<String> found = new ArrayList<>();
        look(node, found);
        return found;
    }

    private static void look(JsonNode node, List<String> found) {
        if (node.isString() && speaksOfKeys(node.asString())) {
            found.add(node.asString());
        }
        node.forEachEntry((name, value) -> {
            if (speaksOfKeys(name)) {
                found.add(name);
            }
            look(value, found);
        });
        if (node.isArray()) {
            node.forEach(each -> look(each, found));
        }
    }

    private static boolean speaksOfKeys(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return plain.contains("keyprovider")
                || plain.contains("privatekey")
                || plain.contains("keystore");
    }
}
