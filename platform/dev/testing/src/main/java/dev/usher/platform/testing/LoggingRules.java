package dev.usher.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;

/** Rules about what is written to the log. */
final class LoggingRules {

    private static final Set<String> TEXTS =
            Set.of("getMessage", "getLocalizedMessage", "toString");

    private LoggingRules() {}

    static List<ArchRule> all() {
        return List.of(
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideOutsideOfPackages(
                                "dev.usher.local..",
                                "dev.usher.bench..",
                                "dev.usher.chaos..",
                                "dev.usher.parity..",
                                "dev.usher.seededbugs..",
                                "dev.usher.stripesandbox..",
                                "dev.usher.client..",
                                "dev.usher.platform.infrastructure..",
                                "dev.usher.platform.testing..")
                        .should(notLogTextsOfExceptions())
                        .as(
                                "A log line gets the exception itself, never its text, which may hold what a caller sent."));
    }

    private static ArchCondition<JavaMethod> notLogTextsOfExceptions() {
        return new ArchCondition<>("not log texts of exceptions") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (logs(method)) {
                    method.getMethodCallsFromSelf().stream()
                            .filter(LoggingRules::readsText)
                            .filter(call -> !isOfARecordPattern(call))
                            .forEach(call ->
                                    events.add(
                                            SimpleConditionEvent.violated(
                                                    method, call.getDescription())));
                }
            }
        };
    }

    private static boolean logs(JavaCodeUnit method) {
        return method.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().getName().equals("org.slf4j.Logger"));
    }

    private static boolean readsText(JavaMethodCall call) {
        return call.getTargetOwner().isAssignableTo(Throwable.class)
                && TEXTS.contains(call.getTarget().getName());
    }

    /**
     * The compiler's own code for a record in a switch reads the text of what an accessor throws.
     */
    private static boolean isOfARecordPattern(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(Throwable.class)
                && call.getOrigin().getConstructorCallsFromSelf().stream()
                        .anyMatch(
                                made -> made.getTargetOwner().isEquivalentTo(MatchException.class));
    }
}
