package dev.usher.local.realm;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A signing key that the realm publishes but never signs with, so that tokens made outside Keycloak
 * are accepted. Only the realm of a local suite has one.
 *
 * @param keyId Keycloak's name for the key
 * @param privateKey PKCS #8 in Base64, which Keycloak requires although it never uses it
 */
public record PassiveKey(String keyId, String privateKey) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NAME = "usher-load";
    private static final String TYPE = "org.keycloak.keys.KeyProvider";

    /** Publishes the key in place of an older one; does nothing if it is published already. */
    public void publishIn(RealmAdministration realm) {
        boolean there =
                realm.get("/keys")
                        .path("keys")
                        .valueStream()
                        .anyMatch(key -> key.path("kid").asString("").equals(keyId));
        if (there) {
            return;
        }
        for (JsonNode older : realm.get("/components?name=%s&type=%s".formatted(NAME, TYPE))) {
            realm.delete("/components/" + older.path("id").asString());
        }
        realm.post("/components", component());
    }

    ObjectNode component() {
        ObjectNode component =
                JSON.createObjectNode()
                        .put("name", NAME)
                        .put("providerId", "rsa")
                        .put("providerType", TYPE);
        ObjectNode config = component.putObject("config");
        config.putArray("enabled").add("true");
        config.putArray("active").add("false");
        config.putArray("priority").add("-100");
        config.putArray("algorithm").add("RS256");
        config.putArray("privateKey").add(pem());
        return component;
    }

    private String pem() {
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----".formatted(privateKey);
    }
}
