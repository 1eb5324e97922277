package dev.usher.platform.web.security;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Gives services and gateway the same decoder of access tokens, without metrics of each step. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration"
        })
@EnableConfigurationProperties(SecuritySettings.class)
class TokenAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder accessTokens(
            SecuritySettings settings, ObjectProvider<InternalEndpoint> internalEndpoints) {
        Set<String> clients =
                internalEndpoints.stream()
                        .map(InternalEndpoint::client)
                        .collect(Collectors.toUnmodifiableSet());
        // Real time on purpose, see TokenRules.Now.
        Clock realTime = Clock.systemUTC();
        TokenRules rules = new TokenRules(settings, clients, realTime::instant);
        JwtDecoder decoder = TokenDecoding.decoder(new IssuerKeys(settings), rules);
        return new RememberedTokens(decoder, rules, settings);
    }

    @Bean
    @Profile("prod")
    PasswordGrantProbe passwordGrantProbe(SecuritySettings settings) {
        return new PasswordGrantProbe(settings);
    }

    /** Switches observations off: one per filter and request costs more than the request. */
    @Bean
    SecurityObservationSettings withoutObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
