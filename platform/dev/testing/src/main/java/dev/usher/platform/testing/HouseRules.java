package dev.usher.platform.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.ArrayList;
import java.util.List;

/** The house rules that a machine can check. Each fails with a sentence that says what to do. */
public final class HouseRules {

    private HouseRules() {}

    /** Checks all classes of a service or library, without its tests. */
    public static void check(String rootPackage) {
        JavaClasses classes =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(rootPackage);
        if (classes.isEmpty()) {
            throw new AssertionError("no classes in " + rootPackage);
        }
        check(rootPackage, classes);
    }

    static void check(String rootPackage, JavaClasses classes) {
        List<String> broken = new ArrayList<>();
        for (ArchRule rule : rules(rootPackage)) {
            EvaluationResult result = rule.allowEmptyShould(true).evaluate(classes);
            if (result.hasViolation()) {
                broken.add(
                        rule.getDescription()
                                + "\n    "
                                + String.join("\n    ", result.getFailureReport().getDetails()));
            }
        }
        if (!broken.isEmpty()) {
            throw new AssertionError("House rules broken:\n  " + String.join("\n  ", broken));
        }
    }

    private static List<ArchRule> rules(String rootPackage) {
        List<ArchRule> rules = new ArrayList<>();
        rules.addAll(NamingRules.all());
        rules.addAll(WiringRules.all());
        rules.addAll(LoggingRules.all());
        rules.addAll(BoundaryRules.all(rootPackage));
        rules.addAll(ContractRules.all());
        return rules;
    }
}
