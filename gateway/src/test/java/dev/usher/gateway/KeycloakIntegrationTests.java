package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.platform.infrastructure.NativeKeycloak;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The gateway with tokens of the real Keycloak and the realm that is shipped. */
@Tag("integration")
@SpringBootTest(
        classes = GatewayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "usher.security.clients=usher-web,usher-scan,usher-cli,usher-dev"
        })
class KeycloakIntegrationTests {

    private static final String PUBLIC_URL = "http://localhost:8080";
    private static final String SECRET = "for-this-test";
    private static final Upstream TICKET = new Upstream("ticket");

    @TempDir static Path directory;
    private static NativeKeycloak keycloak;

    @LocalServerPort int port;

    private Api api;
    private KeycloakBrowser browser;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) throws IOException {
        keycloak =
                NativeKeycloak.builder()
                        .realm(LocalRealm.write(directory.resolve("usher-realm.json")))
                        .environment("USHER_PUBLIC_URL", PUBLIC_URL)
                        .environment("USHER_SERVICE_CLIENTS_ENABLED", "true")
                        .environment("USHER_PAYMENT_CLIENT_SECRET", SECRET)
                        .environment("USHER_KEYS_CLIENT_SECRET", SECRET)
                        .start();
        properties.add("usher.public-url", () -> PUBLIC_URL);
        properties.add("usher.security.issuer", () -> keycloak.issuer("usher"));
        properties.add("usher.services.ticket", TICKET::address);
    }

    @AfterAll
    static void stop() {
        keycloak.stop();
        TICKET.close();
    }

    @BeforeEach
    void callers() {
        TICKET.forget();
        api = new Api("http://127.0.0.1:" + port);
        browser = new KeycloakBrowser(keycloak.issuer("usher"));
    }

    @Test
    void refusesTheTokenOfAServiceOnThePublicApi() {
        for (String service : new String[] {"usher-payment", "usher-keys"}) {
            String token = browser.serviceToken(service, SECRET).at("/access_token").asString();

            assertThat(api.get("/v1/me/tickets", token).status()).as(service).isEqualTo(401);
        }
        assertThat(TICKET.seen()).isEmpty();
    }

    @Test
    void acceptsTheTokenOfTheGuide() {
        String token = browser.token("usher-cli", "alice", "alice").at("/access_token").asString();

        ApiResponse answer = api.get("/v1/me/tickets", token);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.string("/service")).isEqualTo("ticket");
    }

    @Test
    void signsInFromTheReferenceWithPkceAndAcceptsThatToken() {
        assertThat(api.get("/docs/reference.json", null).string("/client")).isEqualTo("usher-web");
        assertThat(api.get("/docs/assets/reference.js", null).text())
                .contains("/docs/oauth2-redirect.html");

        JsonNode tokens =
                browser.signIn(
                        "usher-web", PUBLIC_URL + "/docs/oauth2-redirect.html", "olivia", "olivia");

        assertThat(api.get("/v1/me/tickets", tokens.at("/access_token").asString()).status())
                .isEqualTo(200);
        assertThat(api.get("/v1/me/tickets", tokens.at("/id_token").asString()).status())
                .isEqualTo(401);
        assertThat(api.get("/v1/me/tickets", tokens.at("/refresh_token").asString()).status())
                .isEqualTo(401);
    }

    @Test
    void isAllowedByTheIssuerToReadTheTokenOnItsPagesAlone() {
        String page = PUBLIC_URL + "/docs/oauth2-redirect.html";

        browser.signIn("usher-web", page, "alice", "alice");

        assertThat(browser.allowedOrigin()).contains(PUBLIC_URL);
    }

    @Test
    void sendsTheBrowserToNobodyElse() {
        assertThat(browser.authorize("usher-web", "https://evil.test/", "x").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:5173/callback",
                "http://127.0.0.1:49152/",
                "http://localhost:3000/a/b?c=d"
            })
    void letsAPageOfThisMachineSignPeopleInOnEveryPort(String page) {
        JsonNode tokens = browser.signIn("usher-dev", page, "alice", "alice");

        assertThat(browser.allowedOrigin())
                .contains(page.substring(0, page.indexOf('/', "https://".length())));
        assertThat(api.get("/v1/me/tickets", tokens.at("/access_token").asString()).status())
                .isEqualTo(200);
        assertThat(tokens.at("/refresh_token").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test/",
                "http://localhost.evil.test:5173/",
                "http://localhost:5173@evil.test/",
                "http://localhost:a@evil.test/",
                "http://localhost:%40evil.test/",
                "http://localhost:.evil.test/",
                "http://127.0.0.1.evil.test/",
                "http://127.0.0.1:80@evil.test/",
                "javascript:alert(1)"
            })
    void sendsThePeopleOfADevelopersPageToNobodyElse(String page) {
        assertThat(browser.authorize("usher-dev", page, KeycloakBrowser.challenge()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void demandsPkceOfADevelopersPageAndGivesItNoTokenForAPassword() {
        String page = "http://localhost:5173/callback";
        HttpResponse<String> without = browser.authorize("usher-dev", page, "");

        assertThat(without.headers().firstValue("Location").orElse(""))
                .startsWith(page)
                .contains("error=invalid_request", "code_challenge_method");
        assertThatThrownBy(() -> browser.token("usher-dev", "alice", "alice"))
                .hasMessageContaining("unauthorized_client");
    }
}
