package dev.usher.platform.web.idempotency;

import dev.usher.platform.time.Ids;
import dev.usher.platform.time.Periodic;
import dev.usher.platform.web.servlet.ProblemResponse;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Supports idempotency keys in every service with a database. */
@AutoConfiguration(
        afterName = {
            "dev.usher.platform.web.servlet.ServletAutoConfiguration",
            "dev.usher.platform.time.TimeAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnBean(DataSource.class)
@EnableConfigurationProperties(IdempotencySettings.class)
class IdempotencyAutoConfiguration {

    /** After the security filters (-100), which identify the owner of the key. */
    private static final int ORDER = 0;

    @Bean
    FirstAnswers firstAnswers(DataSource dataSource, Ids ids, IdempotencySettings settings) {
        return new FirstAnswers(JdbcClient.create(dataSource), ids, settings);
    }

    @Bean
    ForgetAnswers forgetAnswers(DataSource dataSource) {
        return new ForgetAnswers(JdbcClient.create(dataSource));
    }

    @Bean
    FirstAnswersPurge firstAnswersPurge(FirstAnswers answers, IdempotencySettings settings) {
        return new FirstAnswersPurge(answers, settings);
    }

    @Bean
    Periodic firstAnswersPurgeSchedule(FirstAnswersPurge purge, IdempotencySettings settings) {
        return Periodic.every("idempotency-purge", settings.purgeEvery(), purge::purge);
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
            FirstAnswers answers,
            ProblemResponse problems,
            IdempotencySettings settings,
            List<SelfKeepingOperation> selfKeeping,
            Ids ids) {
        FilterRegistrationBean<IdempotencyFilter> registration =
                new FilterRegistrationBean<>(
                        new IdempotencyFilter(answers, problems, settings, selfKeeping, ids));
        registration.setOrder(ORDER);
        return registration;
    }
}
