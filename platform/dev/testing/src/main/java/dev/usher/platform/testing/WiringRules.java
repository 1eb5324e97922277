package dev.usher.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Rules about injection, visibility and collaborators. */
final class WiringRules {

    private static final String AUTOWIRED =
            "org.springframework.beans.factory.annotation.Autowired";
    private static final String VALUE = "org.springframework.beans.factory.annotation.Value";
    private static final String REST_CONTROLLER =
            "org.springframework.web.bind.annotation.RestController";
    private static final String COMPONENT = "org.springframework.stereotype.Component";
    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final String KAFKA_LISTENER =
            "org.springframework.kafka.annotation.KafkaListener";
    private static final String CONSUMER_RECORD =
            "org.apache.kafka.clients.consumer.ConsumerRecord";

    private static final String REPOSITORY = "org.springframework.stereotype.Repository";
    private static final int MAX_COLLABORATORS = 5;

    private WiringRules() {}

    static List<ArchRule> all() {
        return List.of(
                noFields()
                        .should()
                        .beAnnotatedWith(AUTOWIRED)
                        .orShould()
                        .beAnnotatedWith(VALUE)
                        .orShould()
                        .beAnnotatedWith("jakarta.inject.Inject")
                        .orShould()
                        .beAnnotatedWith("jakarta.annotation.Resource")
                        .as("Dependencies come through the one constructor, into final fields."),
                noMethods()
                        .should()
                        .beAnnotatedWith(AUTOWIRED)
                        .as("Dependencies come through the one constructor, not through methods."),
                noClasses()
                        .should()
                        .callMethodWhere(readsTheWallClock())
                        .as("Time comes from a Clock that is handed in."),
                noClasses()
                        .should()
                        .callMethod(UUID.class, "randomUUID")
                        .as("Identifiers come from Ids that are handed in."),
                noClasses()
                        .should()
                        .callConstructor(Random.class)
                        .orShould()
                        .callMethod(Math.class, "random")
                        .as("Randomness is handed in."),
                // @Service is exempt, since the front door of a feature is a public service.
                classes()
                        .that()
                        .areAnnotatedWith(REST_CONTROLLER)
                        .or()
                        .areAnnotatedWith(COMPONENT)
                        .or()
                        .areAnnotatedWith(ENTITY)
                        .should()
                        .bePackagePrivate()
                        .as("Controllers, components and entities are package-private."),
                noMethods()
                        .that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(ENTITY)
                        .should()
                        .haveNameMatching("set[A-Z].*")
                        .as("An aggregate changes through verbs, never through setters."),
                constructors()
                        .that()
                        .areDeclaredInClassesThat(describe("are components", WiringRules::isBean))
                        .should(takeAtMost(MAX_COLLABORATORS))
                        .as(
                                "A component has at most five collaborators: more mean that it does two things."),
                fields().that()
                        .haveRawType("org.slf4j.Logger")
                        .should()
                        .haveName("log")
                        .as("A logger is called log."),
                fields().that()
                        .haveRawType("org.springframework.jdbc.core.simple.JdbcClient")
                        .or()
                        .haveRawType("org.springframework.jdbc.core.JdbcTemplate")
                        .should()
                        .haveName("jdbc")
                        .as("The field that speaks SQL is called jdbc."),
                classes()
                        .that(describe("speak SQL", WiringRules::speaksSql))
                        .and()
                        .areAnnotatedWith(COMPONENT)
                        .should()
                        .beAnnotatedWith(REPOSITORY)
                        .as("A component that speaks SQL is a @Repository."),
                methods()
                        .that()
                        .areAnnotatedWith(KAFKA_LISTENER)
                        .should(takeRawRecords())
                        .as(
                                "A listener takes a list of raw ConsumerRecords: header mapping can stop a container."));
    }

    private static boolean isBean(JavaClass type) {
        return type.isMetaAnnotatedWith(COMPONENT);
    }

    private static boolean speaksSql(JavaClass type) {
        return type.getFields().stream()
                .anyMatch(field ->
                        field.getRawType()
                                .getName()
                                .equals("org.springframework.jdbc.core.simple.JdbcClient"));
    }

    private static ArchCondition<JavaMethod> takeRawRecords() {
        return new ArchCondition<>("take a list of raw records alone") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                List<JavaType> taken = method.getParameterTypes();
                if (taken.size() != 1 || !isListOfRecords(taken.getFirst())) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                }
            }
        };
    }

    private static boolean isListOfRecords(JavaType type) {
        return type instanceof JavaParameterizedType list
                && list.toErasure().isEquivalentTo(List.class)
                && list.getActualTypeArguments()
                        .getFirst()
                        .toErasure()
                        .getName()
                        .equals(CONSUMER_RECORD);
    }

    private static ArchCondition<JavaConstructor> takeAtMost(int collaborators) {
        return new ArchCondition<>("take at most " + collaborators + " collaborators") {
            @Override
            public void check(JavaConstructor constructor, ConditionEvents events) {
                int taken = constructor.getRawParameterTypes().size();
                if (taken > collaborators) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    constructor,
                                    constructor.getOwner().getName() + " takes " + taken));
                }
            }
        };
    }

    private static DescribedPredicate<JavaCall<?>> readsTheWallClock() {
        DescribedPredicate<JavaCall<?>> now =
                DescribedPredicate.describe(
                        "now() without a Clock",
                        call ->
                                call.getTarget().getName().equals("now")
                                        && call.getTarget().getRawParameterTypes().stream()
                                                .noneMatch(type -> type.isEquivalentTo(Clock.class))
                                        && inJavaTime(call.getTargetOwner()));
        DescribedPredicate<JavaCall<?>> millis =
                DescribedPredicate.describe(
                        "System.currentTimeMillis()",
                        call ->
                                call.getTarget().getName().equals("currentTimeMillis")
                                        && call.getTargetOwner().isEquivalentTo(System.class));
        return now.or(millis);
    }

    private static boolean inJavaTime(JavaClass owner) {
        return owner.getPackageName().equals("java.time");
    }
}
