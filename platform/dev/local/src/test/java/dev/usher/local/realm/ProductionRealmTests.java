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
 * Each Keycloak must make its own keys: a key from a file could be known to others, who could sign
 * tokens that every service accepts.
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
