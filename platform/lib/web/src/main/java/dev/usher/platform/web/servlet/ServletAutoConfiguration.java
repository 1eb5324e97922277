package dev.usher.platform.web.servlet;

import dev.usher.platform.web.WebSettings;
import dev.usher.platform.web.problem.ProblemDocument;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Adds problems for all errors, strict JSON, traces and the caller as a parameter. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebSettings.class)
class ServletAutoConfiguration {

    /** Before all filters that may answer, so that every answer has a trace id. */
    private static final int TRACE_ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    ProblemResponse problemResponse(WebSettings settings) {
        return new ProblemResponse(new ProblemDocument(settings.publicUrl()));
    }

    @Bean
    ProblemAdvice problemAdvice(ProblemResponse problems) {
        return new ProblemAdvice(problems);
    }

    @Bean
    ProblemErrorController problemErrorController(ProblemResponse problems) {
        return new ProblemErrorController(problems);
    }

    @Bean
    FilterRegistrationBean<RequestTraceFilter> traceFilter() {
        FilterRegistrationBean<RequestTraceFilter> registration =
                new FilterRegistrationBean<>(new RequestTraceFilter());
        registration.setOrder(TRACE_ORDER);
        return registration;
    }

    @Bean
    ServerHttpMessageConvertersCustomizer strictJson(JsonMapper mapper) {
        return converters -> converters.withJsonConverter(StrictJsonConverter.basedOn(mapper));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat() {
        return factory ->
                factory.addContextCustomizers(context -> {
                    if (context.getParent() instanceof org.apache.catalina.core.StandardHost host) {
                        host.setErrorReportValveClass(ProblemReportValve.class.getName());
                    }
                });
    }

    @Bean
    WebMvcConfigurer callerAsParameter() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }
        };
    }
}
