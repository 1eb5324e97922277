package dev.usher.platform.web.openapi;

import dev.usher.platform.web.security.SecuritySettings;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;

/** Describes the two ways to get a token: sign in with the browser, or paste one. */
record SecuritySchemes(SecuritySettings settings) {

    private static final String SIGN_IN = "signIn";
    private static final String TOKEN = "token";

    void addTo(OpenAPI document, Components components) {
        String endpoint = settings.issuer() + "/protocol/openid-connect/";
        components.addSecuritySchemes(
                SIGN_IN,
                new SecurityScheme()
                        .type(SecurityScheme.Type.OAUTH2)
                        .description("Sign in with the browser (authorization code with PKCE).")
                        .flows(
                                new OAuthFlows()
                                        .authorizationCode(
                                                new OAuthFlow()
                                                        .authorizationUrl(endpoint + "auth")
                                                        .tokenUrl(endpoint + "token")
                                                        .scopes(
                                                                new Scopes()
                                                                        .addString(
                                                                                "openid",
                                                                                "who you are")))));
        components.addSecuritySchemes(
                TOKEN,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("An access token you already have."));
        document.security(requirements());
    }

    List<SecurityRequirement> requirements() {
        return List.of(
                new SecurityRequirement().addList(SIGN_IN),
                new SecurityRequirement().addList(TOKEN));
    }
}
