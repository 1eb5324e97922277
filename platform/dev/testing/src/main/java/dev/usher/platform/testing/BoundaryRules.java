package dev.usher.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Rules about which code may depend on which. */
final class BoundaryRules {

    private static final String CONTRACTS = "dev.usher.contracts..";
    private static final String PLATFORM = "dev.usher.platform..";

    private static final String[] NEVER_RELEASED = {
        "dev.usher.platform.infrastructure..",
        "dev.usher.platform.testing..",
        "dev.usher.client..",
        "dev.usher.local..",
        "dev.usher.stripesandbox..",
        "dev.usher.bench..",
        "dev.usher.chaos..",
        "dev.usher.parity..",
        "dev.usher.seededbugs.."
    };

    private BoundaryRules() {}

    private static boolean isReleased(JavaClass type) {
        for (String pattern : NEVER_RELEASED) {
            if (type.getPackageName().startsWith(pattern.substring(0, pattern.length() - 2))) {
                return false;
            }
        }
        return true;
    }

    static List<ArchRule> all(String rootPackage) {
        return List.of(
                noClasses()
                        .that(
                                describe(
                                        "are neither a listener nor a publisher",
                                        BoundaryRules::isInside))
                        .should()
                        .dependOnClassesThat(describe("are messages", BoundaryRules::isMessage))
                        .as(
                                "The wire stops at the door: only *Listener and *Publisher know dev.usher.contracts, beside the names of topics."),
                noClasses()
                        .that()
                        .areAnnotatedWith("jakarta.persistence.Entity")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.springframework.web..",
                                "org.springframework.http..",
                                "org.springframework.kafka..",
                                "org.apache.kafka..",
                                "com.stripe..",
                                PLATFORM,
                                CONTRACTS)
                        .as("An entity knows neither web, Kafka, Stripe, platform nor contracts."),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.usher.platform.messaging..")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("org.springframework.kafka.core.KafkaTemplate")
                        .as("Features publish through the Outbox, inside the transaction."),
                noClasses()
                        .that(describe("are released", BoundaryRules::isReleased))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(NEVER_RELEASED)
                        .as("What ships must not depend on platform/dev or platform/lab."),
                noClasses()
                        .that()
                        .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.swagger..")
                        .as("A controller leaves the OpenAPI document to its *Api interface."),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..stripe..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("com.stripe..")
                        .as("Only the feature stripe knows com.stripe."),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "dev.usher.local..",
                                "dev.usher.bench..",
                                "dev.usher.chaos",
                                "dev.usher.parity..")
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .as("Only command lines print; everything else logs."),
                slices().matching(rootPackage + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .as("Features do not need each other in a circle."),
                classes()
                        .that()
                        .resideInAPackage(CONTRACTS)
                        .and()
                        .doNotHaveSimpleName("package-info")
                        .should(beAgreementsAndNothingElse())
                        .as("A contract is a record, an enum or a sealed interface."),
                classes()
                        .that()
                        .resideInAPackage(CONTRACTS)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage("java..", "org.jspecify.annotations..", CONTRACTS)
                        .as("A contract is made of types of the JDK alone."));
    }

    private static boolean isInside(JavaClass type) {
        String name = outermost(type).getSimpleName();
        return !name.endsWith("Listener")
                && !name.endsWith("Publisher")
                && !type.getPackageName().startsWith("dev.usher.platform")
                && !type.getPackageName().startsWith("dev.usher.contracts");
    }

    private static boolean isMessage(JavaClass type) {
        return type.getPackageName().startsWith("dev.usher.contracts")
                && !outermost(type).getName().equals("dev.usher.contracts.Topic");
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(BoundaryRules::outermost).orElse(type);
    }

    private static ArchCondition<JavaClass> beAgreementsAndNothingElse() {
        return new ArchCondition<>("be a record, an enum or a sealed interface") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean constants =
                        type.getModifiers().contains(JavaModifier.FINAL) && type.isNestedClass();
                boolean sealed = type.isInterface() && type.reflect().isSealed();
                if (!(type.isRecord()
                        || type.isEnum()
                        || sealed
                        || constants
                        || type.isAnonymousClass())) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is not"));
                }
            }
        };
    }
}
