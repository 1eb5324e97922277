package dev.usher.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Rules about the description of calls; those about the documents are tests of the gateway. */
final class ContractRules {

    private static final String MAPPING = "org.springframework.web.bind.annotation.RequestMapping";
    private static final String REFUSALS = "dev.usher.platform.web.openapi.Refusals";

    /** Marks pages for browsers, which no document describes. */
    private static final String HIDDEN = "io.swagger.v3.oas.annotations.Hidden";

    private ContractRules() {}

    static List<ArchRule> all() {
        return List.of(
                methods()
                        .that()
                        .areDeclaredInClassesThat(
                                describe("are documented interfaces", ContractRules::isDocumented))
                        .and()
                        .areMetaAnnotatedWith(MAPPING)
                        .should()
                        .beAnnotatedWith(REFUSALS)
                        .as(
                                "A call names its refusals with @Refusals, which is empty if it has none of its own."));
    }

    private static boolean isDocumented(JavaClass type) {
        return type.isInterface()
                && type.getSimpleName().endsWith("Api")
                && !type.isAnnotatedWith(HIDDEN);
    }
}
