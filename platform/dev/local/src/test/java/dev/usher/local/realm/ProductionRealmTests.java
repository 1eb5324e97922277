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
    void productionSendsPeopleToExactAddressesOnly() throws Exception {
        JsonNode production =
                JSON.readTree(
                        Files.readString(
                                ProjectRoot.find().resolve("deploy/keycloak/usher-realm.json")));

        assertThat(openClientsIn(production)).isEmpty();
    }

    @Test
    void wouldBeRefusedWithTheClientOfDevelopers() throws Exception {
        JsonNode overlay =
                JSON.readTree(
                        Files.readString(
                                ProjectRoot.find().resolve("deploy/keycloak/local-overlay.json")));

        assertThat(openClientsIn(overlay))
                .contains(
                        "usher-dev redirects to http://localhost:*",
                        "usher-dev redirects to http://127.0.0.1:*",
                        "usher-dev answers pages of *");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"redirectUris\": [\"https://shop.example.com/*\"]}",
                "{\"redirectUris\": [\"http://localhost:3000/callback\"]}",
                "{\"redirectUris\": [\"http://127.0.0.1/\"]}",
                "{\"redirectUris\": [\"http://shop.example.com/callback\"]}",
                "{\"redirectUris\": [], \"webOrigins\": [\"*\"]}",
                "{\"redirectUris\": [], \"webOrigins\": [\"http://localhost:3000\"]}",
                "{\"attributes\": {\"post.logout.redirect.uris\": \"https://a.example/*\"}}",
                "{\"publicClient\": true, \"standardFlowEnabled\": true}",
                "{\"publicClient\": true, \"implicitFlowEnabled\": true}"
            })
    void wouldBeRefusedWithAClientThatSendsPeopleAnywhere(String client) {
        assertThat(openClientsIn(JSON.readTree("{\"clients\": [" + client + "]}"))).isNotEmpty();
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

    /**
     * Returns where a client is open: people could be sent to an address that others choose, or
     * every page could read its tokens. A default behind a placeholder is for local starts.
     */
    private static List<String> openClientsIn(JsonNode realm) {
        List<String> found = new ArrayList<>();
        for (JsonNode client : realm.path("clients")) {
            String name = client.path("clientId").asString("?");
            List<String> targets = new ArrayList<>(texts(client.path("redirectUris")));
            targets.add(client.path("attributes").path("post.logout.redirect.uris").asString("+"));
            targets.stream()
                    .filter(ProductionRealmTests::isOpen)
                    .forEach(target -> found.add(name + " redirects to " + target));
            texts(client.path("webOrigins")).stream()
                    .filter(ProductionRealmTests::isOpen)
                    .forEach(origin -> found.add(name + " answers pages of " + origin));
            boolean signsPeopleIn =
                    client.path("publicClient").asBoolean(false)
                            && client.path("standardFlowEnabled").asBoolean(true)
                            && client.path("enabled").asBoolean(true);
            if (client.path("implicitFlowEnabled").asBoolean(false)
                    || (signsPeopleIn
                            && !client.path("attributes")
                                    .path("pkce.code.challenge.method")
                                    .asString("")
                                    .equals("S256"))) {
                found.add(name + " signs people in without PKCE");
            }
        }
        return found;
    }

    private static boolean isOpen(String target) {
        String given = target.replaceAll("\\$\\{[A-Z_]+:[^}]*}", "https://given.example");
        return given.contains("*") || !(given.equals("+") || given.startsWith("https://"));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
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
