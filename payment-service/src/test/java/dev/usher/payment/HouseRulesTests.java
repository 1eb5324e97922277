package dev.usher.payment;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.usher.platform.testing.HouseRules;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class HouseRulesTests {

    @Test
    void keepsTheHouseRules() {
        HouseRules.check("dev.usher.payment");
    }

    @Test
    void keepsItsFeaturesApart() {
        ApplicationModules.of(PaymentServiceApplication.class).verify();
    }

    @Test
    void knowsNothingOfTheSandbox() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.usher.stripesandbox..")
                .check(product());
    }

    @Test
    void callsStripeThroughTheClientAlone() {
        JavaClasses classes = product();

        noClasses()
                .should()
                .callMethodWhere(
                        describe(
                                "is a static call to Stripe, or one on its objects that is",
                                HouseRulesTests::goesPastTheClient))
                .as("Static calls of stripe-java go to api.stripe.com, whatever the client's base.")
                .check(classes);
        noClasses()
                .should()
                .callMethodWhere(
                        describe(
                                "skips a check",
                                call ->
                                        call.getName().endsWith("WithoutVerification")
                                                || call.getName()
                                                        .equals("unsafeSetStripeVersionOverride")))
                .check(classes);
    }

    private static JavaClasses product() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.usher.payment");
    }

    private static boolean goesPastTheClient(JavaMethodCall call) {
        String owner = call.getTargetOwner().getPackageName();
        boolean model = owner.startsWith("com.stripe.model");
        boolean isStatic =
                call.getTarget()
                        .resolveMember()
                        .map(method -> method.getModifiers().contains(JavaModifier.STATIC))
                        .orElse(false);
        boolean active =
                Set.of("expire", "update", "cancel", "refund", "listLineItems")
                        .contains(call.getName());
        return (model && (isStatic || active))
                || call.getTargetOwner().getFullName().startsWith("com.stripe.net.Webhook");
    }
}
