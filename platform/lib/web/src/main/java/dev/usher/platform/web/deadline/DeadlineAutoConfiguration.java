package dev.usher.platform.web.deadline;

import com.zaxxer.hikari.HikariDataSource;
import dev.usher.platform.web.servlet.ProblemResponse;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes every service obey the deadline of its requests, in filters, pool and transactions. */
@AutoConfiguration(
        afterName = "dev.usher.platform.web.servlet.ServletAutoConfiguration",
        beforeName = {
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(DeadlineSettings.class)
class DeadlineAutoConfiguration {

    /** After the trace, and before all filters that work. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 15;

    @Bean
    FilterRegistrationBean<DeadlineFilter> deadlineFilter(
            ProblemResponse problems, DeadlineSettings settings) {
        FilterRegistrationBean<DeadlineFilter> registration =
                new FilterRegistrationBean<>(new DeadlineFilter(problems, settings));
        registration.setOrder(ORDER);
        return registration;
    }

    @Bean
    WebMvcConfigurer deadlineOfCalls() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new DeadlineInterceptor());
            }
        };
    }

    /** The parts that concern the database. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HikariDataSource.class, TransactionExecutionListener.class})
    static class OfDatabase {

        @Bean
        TransactionExecutionListener noCommitTooLate(DeadlineSettings settings) {
            return new NoCommitTooLate(settings.toCommit());
        }

        /** Wraps the pool, and leaves other data sources as they are. */
        @Bean
        static BeanPostProcessor deadlineOfConnections() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof HikariDataSource pool
                            ? new DeadlineDataSource(pool)
                            : bean;
                }
            };
        }
    }
}
