package dev.usher.platform.web.servlet;

import dev.usher.platform.web.security.BearerToken;
import dev.usher.platform.web.security.HeaderText;
import dev.usher.platform.web.security.InternalEndpoint;
import dev.usher.platform.web.security.OpenEndpoint;
import dev.usher.platform.web.security.OpenEndpoints;
import dev.usher.platform.web.security.SecuritySettings;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Configures one filter chain for all calls: each needs a token unless a service opens it. */
@AutoConfiguration(
        after = ServletAutoConfiguration.class,
        beforeName =
                "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ServletSecurityAutoConfiguration {

    @Bean
    SecurityFilterChain tokensNeeded(
            HttpSecurity http,
            ObjectProvider<OpenEndpoints> openEndpoints,
            ObjectProvider<InternalEndpoint> internalEndpoints,
            SecuritySettings settings,
            ProblemResponse problemResponse) {
        SecurityProblems problems = new SecurityProblems(problemResponse);
        List<OpenEndpoint> open =
                openEndpoints
                        .orderedStream()
                        .flatMap(named -> named.openEndpoints().stream())
                        .toList();
        http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(
                                    DispatcherType.ERROR,
                                    DispatcherType.FORWARD,
                                    DispatcherType.ASYNC)
                            .permitAll()
                            // These can be reached on the management port only.
                            .requestMatchers(EndpointRequest.toAnyEndpoint())
                            .permitAll()
                            .requestMatchers(HttpMethod.GET, "/v3/api-docs/**")
                            .permitAll();
                    internalEndpoints.forEach(endpoint ->
                            requests.requestMatchers(endpoint.method(), endpoint.pattern())
                                    .access(callerOf(endpoint)));
                    requests.requestMatchers("/internal/**").denyAll();
                    for (OpenEndpoint endpoint : open) {
                        requests.requestMatchers(endpoint.method(), endpoint.pattern()).permitAll();
                        if (endpoint.method().equals(HttpMethod.GET)) {
                            requests.requestMatchers(HttpMethod.HEAD, endpoint.pattern())
                                    .permitAll();
                        }
                    }
                    requests.anyRequest().authenticated();
                })
                .addFilterAfter(
                        new InternalClientsFilter(settings, problemResponse),
                        BearerTokenAuthenticationFilter.class)
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .oauth2ResourceServer(server ->
                        server.authenticationEntryPoint(problems)
                                .accessDeniedHandler(problems)
                                .withObjectPostProcessor(failuresAsProblems(problems))
                                .bearerTokenResolver(request ->
                                        BearerToken.of(
                                                request.getHeader(HttpHeaders.AUTHORIZATION)))
                                .jwt(jwt -> {}));
        return http.build();
    }

    /** Publishes nothing: an event per request costs a search for listeners, and there is none. */
    @Bean
    AuthenticationEventPublisher withoutAuthenticationEvents() {
        return new AuthenticationEventPublisher() {
            @Override
            public void publishAuthenticationSuccess(Authentication authentication) {}

            @Override
            public void publishAuthenticationFailure(
                    AuthenticationException failure, Authentication authentication) {}
        };
    }

    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(
                HeaderText.printableAsciiOr(StrictHttpFirewall.ALLOWED_HEADER_NAMES));
        firewall.setAllowedHeaderValues(
                HeaderText.printableAsciiOr(StrictHttpFirewall.ALLOWED_HEADER_VALUES));
        return firewall;
    }

    private static AuthorizationManager<RequestAuthorizationContext> callerOf(
            InternalEndpoint endpoint) {
        String authority = "SCOPE_" + endpoint.scope();
        return (authentication, _) ->
                new AuthorizationDecision(
                        authentication.get() instanceof JwtAuthenticationToken token
                                && endpoint.client()
                                        .equals(token.getToken().getClaimAsString("azp"))
                                && token.getAuthorities().stream()
                                        .anyMatch(granted ->
                                                authority.equals(granted.getAuthority())));
    }

    /**
     * Answers 503 when the issuer is unavailable. By default the filter rethrows, which answers
     * 500.
     */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> failuresAsProblems(
            SecurityProblems problems) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(problems::commence);
                return filter;
            }
        };
    }
}
