package dev.usher.gateway.problem;

import dev.usher.platform.web.WebSettings;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemDocument;
import dev.usher.platform.web.problem.ProblemException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Creates problem documents, and refuses suspicious paths with one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
class ProblemConfiguration {

    @Bean
    ProblemDocument problemDocument(WebSettings settings) {
        return new ProblemDocument(settings.publicUrl());
    }

    @Bean
    ProblemAnswer problemAnswer(ProblemDocument document, JsonMapper json) {
        return new ProblemAnswer(document, json);
    }

    /** Refuses ambiguous paths, such as those with {@code //}, {@code ;x} or {@code %2e}. */
    @Bean
    ServerExchangeRejectedHandler suspiciousPaths(ProblemAnswer answer) {
        return (exchange, _) ->
                answer.write(
                        exchange,
                        new ProblemException(
                                CommonProblems.INVALID_REQUEST,
                                "The path must not contain empty, encoded or dotted segments."));
    }
}
