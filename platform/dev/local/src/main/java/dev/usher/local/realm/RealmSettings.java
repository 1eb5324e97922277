package dev.usher.local.realm;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of the realm that depends on the start: addresses, secrets, brokers. An import takes it
 * from the environment; a realm that exists already is not imported again, but changed through the
 * admin API.
 */
public record RealmSettings(
        String publicUrl,
        String paymentSecret,
        String keysSecret,
        Map<String, String> brokerSettings) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> BROKERS = List.of("google", "github");

    public RealmSettings {
        brokerSettings = Map.copyOf(brokerSettings);
    }

    /** Reads from an environment which brokers are switched on. */
    public static Map<String, String> brokersIn(Map<String, String> environment) {
        Map<String, String> found = new TreeMap<>();
        for (String broker : BROKERS) {
            String id = environment.getOrDefault(idOf(broker), "");
            String secret = environment.getOrDefault(secretOf(broker), "");
            if (!id.isBlank() && !secret.isBlank()) {
                found.put(idOf(broker), id);
                found.put(secretOf(broker), secret);
            }
        }
        return found;
    }

    /** Returns the values for the placeholders of the realm file. */
    public Map<String, String> environment() {
        Map<String, String> values = new TreeMap<>(brokerSettings);
        values.put("USHER_PUBLIC_URL", publicUrl);
        values.put("USHER_WEB_REDIRECT_URI", redirectUri());
        values.put("USHER_WEB_ORIGIN", publicUrl);
        values.put("USHER_SCAN_REDIRECT_URI", redirectUri());
        values.put("USHER_SCAN_ORIGIN", publicUrl);
        values.put("USHER_SERVICE_CLIENTS_ENABLED", "true");
        values.put("USHER_PAYMENT_CLIENT_SECRET", paymentSecret);
        values.put("USHER_KEYS_CLIENT_SECRET", keysSecret);
        for (String broker : BROKERS) {
            values.put(
                    prefix(broker) + "_ENABLED",
                    String.valueOf(brokerSettings.containsKey(idOf(broker))));
        }
        return values;
    }

    /** Changes in the running realm only what differs from these settings. */
    public void applyTo(RealmAdministration realm) {
        fitClient(
                realm,
                "usher-web",
                JSON.createObjectNode()
                        .put("rootUrl", publicUrl)
                        .set("redirectUris", list(redirectUri()))
                        .set("webOrigins", list(publicUrl)));
        fitClient(
                realm,
                "usher-scan",
                JSON.createObjectNode()
                        .set("redirectUris", list(redirectUri()))
                        .set("webOrigins", list(publicUrl)));
        fitClient(realm, "usher-payment", service(paymentSecret));
        fitClient(realm, "usher-keys", service(keysSecret));
        takeRightsFrom(realm, "usher-keys");
        BROKERS.forEach(broker -> fitBroker(realm, broker));
    }

    private String redirectUri() {
        return publicUrl + "/docs/oauth2-redirect.html";
    }

    private static JsonNode list(String only) {
        return JSON.createArrayNode().add(only);
    }

    private static ObjectNode service(String secret) {
        return JSON.createObjectNode().put("enabled", true).put("secret", secret);
    }

    private static void fitClient(RealmAdministration realm, String clientId, ObjectNode wanted) {
        ObjectNode present = (ObjectNode) realm.client(clientId);
        ObjectNode fitted = present.deepCopy().setAll(wanted);
        if (!fitted.equals(present)) {
            realm.put("/clients/" + present.path("id").asString(), fitted);
        }
    }

    /**
     * Takes from a service account what a realm of an earlier release allows it in other clients.
     */
    private static void takeRightsFrom(RealmAdministration realm, String clientId) {
        String client = realm.client(clientId).path("id").asString();
        String account =
                realm.get("/clients/" + client + "/service-account-user").path("id").asString();
        String roles = "/users/" + account + "/role-mappings";
        realm.get(roles)
                .path("clientMappings")
                .forEach(of -> realm.delete(roles + "/clients/" + of.path("id").asString()));
    }

    private void fitBroker(RealmAdministration realm, String broker) {
        String path = "/identity-provider/instances/" + broker;
        ObjectNode present = (ObjectNode) realm.get(path);
        ObjectNode fitted = present.deepCopy();
        boolean on = brokerSettings.containsKey(idOf(broker));
        fitted.put("enabled", on);
        if (on && fitted.get("config") instanceof ObjectNode config) {
            config.put("clientId", brokerSettings.get(idOf(broker)));
            config.put("clientSecret", brokerSettings.get(secretOf(broker)));
        }
        if (!fitted.equals(present)) {
            realm.put(path, fitted);
        }
    }

    private static String prefix(String broker) {
        return "USHER_" + broker.toUpperCase(java.util.Locale.ROOT);
    }

    private static String idOf(String broker) {
        return prefix(broker) + "_CLIENT_ID";
    }

    private static String secretOf(String broker) {
        return prefix(broker) + "_CLIENT_SECRET";
    }
}
