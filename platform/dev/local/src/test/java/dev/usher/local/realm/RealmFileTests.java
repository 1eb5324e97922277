package dev.usher.local.realm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.infrastructure.ProjectRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RealmFileTests {

    private static final Path PROJECT = ProjectRoot.find();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void addsPeopleAndAClientForCurlToTheRealm() {
        JsonNode merged = JSON.readTree(RealmFile.merged(PROJECT));

        assertThat(merged.path("users").findValuesAsString("username"))
                .contains("olivia", "oscar", "alice", "adam", "stan", "root");
        assertThat(merged.path("clients").findValuesAsString("clientId"))
                .contains("usher-web", "usher-scan", "usher-payment", "usher-cli", "usher-dev");
    }

    @Test
    void leavesTheRealmOfProductionWithoutPeopleAndPasswords() throws Exception {
        JsonNode realm =
                JSON.readTree(
                        Files.readString(PROJECT.resolve("deploy/keycloak/usher-realm.json")));

        assertThat(realm.path("users").findValuesAsString("username"))
                .allMatch(name -> name.startsWith("service-account-"));
        assertThat(realm.path("clients").findValuesAsString("clientId"))
                .doesNotContain("usher-cli", "usher-dev");
        assertThat(realm.path("clients").findValues("directAccessGrantsEnabled"))
                .isNotEmpty()
                .noneMatch(JsonNode::asBoolean);
        assertThat(realm.findValuesAsString("secret")).allMatch(secret -> secret.startsWith("${"));
    }

    @Test
    void isPublishedAsMerged() throws Exception {
        assertThat(Files.readString(RealmFile.published(PROJECT)))
                .as("./usher docs writes it")
                .isEqualTo(RealmFile.merged(PROJECT));
    }
}
