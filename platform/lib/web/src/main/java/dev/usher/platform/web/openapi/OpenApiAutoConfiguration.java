package dev.usher.platform.web.openapi;

import dev.usher.platform.web.WebSettings;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemCatalog;
import dev.usher.platform.web.problem.ProblemType;
import dev.usher.platform.web.problem.ViolationCode;
import dev.usher.platform.web.security.Caller;
import dev.usher.platform.web.security.OpenEndpoint;
import dev.usher.platform.web.security.OpenEndpoints;
import dev.usher.platform.web.security.SecuritySettings;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.jackson.ModelResolver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Completes a service's OpenAPI document if springdoc is present. */
@AutoConfiguration(afterName = "dev.usher.platform.web.servlet.ServletAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(GlobalOpenApiCustomizer.class)
class OpenApiAutoConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
        // An enum is a schema of its own, which all its uses refer to.
        ModelResolver.enumsAsRef = true;
    }

    @Bean
    GlobalOperationCustomizer callerParameters() {
        return new CallerParameters();
    }

    @Bean
    GlobalOperationCustomizer refusalNotes() {
        return new RefusalNotes();
    }

    @Bean
    ReturnedSchemas returnedSchemas() {
        return new ReturnedSchemas();
    }

    @Bean
    ModelConverter recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    CompletedAnswer completedAnswer(
            WebSettings web, ObjectProvider<ProblemCatalog> catalogs, JsonMapper json) {
        List<ViolationCode> violations = new ArrayList<>(ViolationCode.COMMON);
        catalogs.orderedStream().forEach(catalog -> violations.addAll(catalog.violations()));
        return new CompletedAnswer(
                new DocumentCompletion(
                        web.publicUrl(), problems(catalogs.orderedStream()), violations),
                json);
    }

    @Bean
    GlobalOpenApiCustomizer openApiDefaults(
            @Value("${spring.application.name:usher}") String name,
            @Value(
                            "${usher.idempotency.excluded-paths:"
                                    + "/v1/webhooks/**,/v1/validations,/v1/scans,/v1/scans/**}")
                    List<String> withoutKey,
            WebSettings web,
            SecuritySettings security,
            ObjectProvider<OpenEndpoints> openEndpoints,
            ReturnedSchemas answers) {
        List<OpenEndpoint> open =
                openEndpoints
                        .orderedStream()
                        .flatMap(named -> named.openEndpoints().stream())
                        .toList();
        return new OpenApiDefaults(
                name, web.publicUrl(), new SecuritySchemes(security), open, withoutKey, answers);
    }

    private static List<ProblemType> problems(Stream<ProblemCatalog> catalogs) {
        Map<String, ProblemType> byCode = new LinkedHashMap<>();
        CommonProblems.all().forEach(type -> byCode.put(type.code(), type));
        catalogs.flatMap(catalog -> catalog.problems().stream())
                .forEach(type -> byCode.putIfAbsent(type.code(), type));
        return new ArrayList<>(byCode.values());
    }
}
