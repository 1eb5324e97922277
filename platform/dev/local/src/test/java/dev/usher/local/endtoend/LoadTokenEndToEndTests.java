package dev.usher.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.client.Reply;
import dev.usher.client.Visitor;
import dev.usher.local.journey.Steps;
import dev.usher.local.realm.RealmAdministration;
import dev.usher.local.tokens.LoadTokens;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People whom Keycloak does not know, with tokens signed by the realm's passive key. */
@EndToEndTest
class LoadTokenEndToEndTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunningSuite suite;

    LoadTokenEndToEndTests(RunningSuite suite) {
        this.suite = suite;
    }

    @Test
    void letsPeopleBuyWithoutAnAccountInKeycloak() {
        Visitor organizer = suite.holder(LoadTokens.person("impresario", "organizer"));
        JsonNode event = Steps.publish(organizer, Steps.show("Queue", suite.now(), 5));
        Visitor buyer = suite.holder(LoadTokens.person("buyer-1"));

        Purchase purchase = Purchase.open(suite.world(), buyer, event, 2).paid();

        assertThat(purchase.ticketsOnceFulfilled()).hasSize(2);
        Visitor other = suite.holder(LoadTokens.person("buyer-2"));
        assertThat(other.get("/v1/orders/" + purchase.orderId()).status()).isEqualTo(404);
        Visitor again = suite.holder(LoadTokens.person("buyer-1"));
        assertThat(again.get("/v1/orders/" + purchase.orderId()).status()).isEqualTo(200);
    }

    @Test
    void givesOnlyTheRolesAskedFor() {
        Visitor buyer = suite.holder(LoadTokens.person("buyer-1"));

        Reply refused = buyer.post("/v1/events", Steps.show("Not Mine", suite.now(), 5));

        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void saysWhatATokenFromKeycloakSays() {
        JsonNode made = claims(suite.tokens().token(LoadTokens.person("olivia", "organizer")));
        JsonNode issued = claims(suite.world().token("olivia"));

        assertThat(made.propertyNames())
                .containsExactlyInAnyOrderElementsOf(issued.propertyNames());
        for (String claim : Set.of("iss", "aud", "typ", "azp", "email_verified")) {
            assertThat(made.path(claim)).as(claim).isEqualTo(issued.path(claim));
        }
        // Keycloak does not keep the order of scopes.
        assertThat(made.path("scope").asString().split(" ", -1))
                .containsExactlyInAnyOrder(issued.path("scope").asString().split(" ", -1));
        assertThat(made.at("/realm_access/roles").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(
                        issued.at("/realm_access/roles")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList());
    }

    @Test
    void leavesTheKeyPassive() {
        try (RealmAdministration realm =
                new RealmAdministration("http://127.0.0.1:" + suite.ports().keycloak())) {
            JsonNode keys = realm.get("/keys");
            String ours = suite.loadKeyId();

            assertThat(keys.path("keys").valueStream())
                    .filteredOn(key -> key.path("kid").asString("").equals(ours))
                    .singleElement()
                    .satisfies(
                            key -> assertThat(key.path("status").asString()).isEqualTo("PASSIVE"));
            assertThat(keys.at("/active/RS256").asString()).isNotEqualTo(ours);
        }
    }

    private static JsonNode claims(String token) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]));
    }
}
