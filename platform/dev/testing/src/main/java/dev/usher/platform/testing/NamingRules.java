package dev.usher.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Rules about names and packages. */
final class NamingRules {

    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    private NamingRules() {}

    static List<ArchRule> all() {
        return List.of(
                noClasses()
                        .should()
                        .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Dto|DTO)$")
                        .as("Names say what a thing is: no Impl, Util, Helper, Manager or Dto."),
                noClasses()
                        .should()
                        .resideInAnyPackage(
                                "..util..",
                                "..utils..",
                                "..common..",
                                "..misc..",
                                "..helper..",
                                "..helpers..",
                                "..manager..",
                                "..base..",
                                "..impl..",
                                "..dto..")
                        .as(
                                "No drawers: a method lives on the type it is about, a type in its feature."),
                classes()
                        .should(liveInANullMarkedPackage())
                        .as(
                                "Every package has a package-info.java with one sentence and @NullMarked."));
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.getSimpleName().equals("package-info")) {
                    return;
                }
                boolean marked =
                        type.getPackage()
                                .tryGetPackageInfo()
                                .map(info -> info.isAnnotatedWith(NULL_MARKED))
                                .orElse(false);
                if (!marked) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    type,
                                    type.getName()
                                            + " is in "
                                            + type.getPackageName()
                                            + ", which is not"));
                }
            }
        };
    }
}
