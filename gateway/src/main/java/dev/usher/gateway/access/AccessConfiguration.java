package dev.usher.gateway.access;

import dev.usher.gateway.limit.RateLimits;
import dev.usher.gateway.problem.ProblemAnswer;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.BearerToken;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Checks every token that is sent. The routes say which calls need one. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    /**
     * The policy of API answers, which are data and load nothing. Pages of the docs set their own.
     */
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    @Bean
    CachedTokens cachedTokens(JwtDecoder decoder) {
        // Tokens expire in real time, not by the clock that tests can move.
        return new CachedTokens(decoder, Schedulers.boundedElastic(), Clock.systemUTC()::instant);
    }

    @Bean
    SecurityWebFilterChain tokensChecked(
            ServerHttpSecurity http, CachedTokens tokens, ProblemAnswer answer, RateLimits limits) {
        ServerAuthenticationEntryPoint badToken =
                (exchange, _) ->
                        limits.admitStranger(exchange)
                                // Later, because it sets headers that a 429 must not have.
                                .then(Mono.defer(() -> answer.write(exchange, badToken())));
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .cors(ServerHttpSecurity.CorsSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING)))
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .oauth2ResourceServer(server ->
                        server.authenticationEntryPoint(badToken)
                                .bearerTokenConverter(bearerToken())
                                .jwt(jwt -> jwt.jwtDecoder(tokens)))
                .build();
    }

    @Bean
    StrictServerWebExchangeFirewall firewall() {
        StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
        // The door has checked the headers, and a wrong method is answered 405.
        firewall.setAllowedHeaderNames(_ -> true);
        firewall.setAllowedHeaderValues(_ -> true);
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    private static ServerAuthenticationConverter bearerToken() {
        return exchange ->
                Mono.fromSupplier(() ->
                                BearerToken.of(
                                        exchange.getRequest()
                                                .getHeaders()
                                                .getFirst(HttpHeaders.AUTHORIZATION)))
                        .map(BearerTokenAuthenticationToken::new);
    }

    private static ProblemException badToken() {
        return new ProblemException(
                        CommonProblems.UNAUTHENTICATED,
                        "The token must be current, well-formed and issued for this API.")
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
}
