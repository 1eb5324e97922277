package dev.usher.platform.web.input;

import dev.usher.platform.web.servlet.ProblemResponse;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Adds the checks of addresses, parameters and headers to every service. */
@AutoConfiguration(
        afterName = "dev.usher.platform.web.servlet.ServletAutoConfiguration",
        beforeName = "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class InputAutoConfiguration {

    /** After the trace, and before all filters that ask for parameters. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

    @Bean
    FilterRegistrationBean<RequestTextFilter> requestTextFilter(ProblemResponse problems) {
        FilterRegistrationBean<RequestTextFilter> registration =
                new FilterRegistrationBean<>(new RequestTextFilter(problems));
        registration.setOrder(ORDER);
        return registration;
    }

    @Bean
    FilterRegistrationBean<OneLanguageFilter> oneLanguageFilter() {
        FilterRegistrationBean<OneLanguageFilter> registration =
                new FilterRegistrationBean<>(new OneLanguageFilter());
        registration.setOrder(ORDER);
        return registration;
    }

    @Bean
    WebMvcConfigurer strictInput() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new InputInterceptor());
            }

            @Override
            public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
                negotiation.strategies(
                        List.of(_ -> ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST));
            }
        };
    }
}
