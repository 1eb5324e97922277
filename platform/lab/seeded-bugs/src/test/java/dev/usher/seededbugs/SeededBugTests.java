package dev.usher.seededbugs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.classfile.ClassFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeededBugTests {

    private static final ClassLoader SERVICES = SeededBugTests.class.getClassLoader();

    @ParameterizedTest
    @EnumSource(SeededBug.class)
    void findsTheCodeThatItChanges(SeededBug bug) {
        new BugTransformer(bug, failure -> {}).rehearse(SERVICES);
    }

    @ParameterizedTest
    @EnumSource(SeededBug.class)
    void producesClassesThatTheJvmAccepts(SeededBug bug) throws Exception {
        for (Alteration alteration : bug.alterations()) {
            byte[] original =
                    SERVICES.getResourceAsStream(alteration.type().replace('.', '/') + ".class")
                            .readAllBytes();

            byte[] altered = alteration.apply(original, SERVICES);

            assertThat(altered).isNotEqualTo(original);
            assertThat(ClassFile.of().verify(altered)).isEmpty();
            Class<?> loaded = Class.forName(alteration.type(), true, new BuggyClasses(bug));
            assertThat(loaded.getClassLoader()).isInstanceOf(BuggyClasses.class);
        }
    }

    @ParameterizedTest
    @EnumSource(SeededBug.class)
    void namesItsComponentsAndItsFault(SeededBug bug) {
        assertThat(bug.components())
                .isNotEmpty()
                .isSubsetOf(
                        "event-service", "payment-service", "ticket-service", "validation-service");
        assertThat(bug.sentence()).isNotBlank().doesNotContain("\n");
        assertThat(bug.jvmArgument(Path.of("/opt/bugs.jar")))
                .isEqualTo("-javaagent:/opt/bugs.jar=" + bug.name());
    }

    @Test
    void doesNotFitIfItsTargetIsMissing() {
        Alteration gone =
                new Alteration(
                        "dev.usher.payment.order.Receipt",
                        "mismatch",
                        CodeChange.text("an absent text", ""));

        assertThatExceptionOfType(BugDoesNotFit.class)
                .isThrownBy(() ->
                        gone.apply(
                                SERVICES.getResourceAsStream(
                                                "dev/usher/payment/order/Receipt.class")
                                        .readAllBytes(),
                                SERVICES))
                .withMessageContaining("Receipt.mismatch has 0 places");
    }

    @Test
    void doesNotFitAServiceWithoutTheCode() {
        BugTransformer transformer = new BugTransformer(SeededBug.CACHE_ADMITS, failure -> {});

        assertThatExceptionOfType(BugDoesNotFit.class)
                .isThrownBy(() -> transformer.rehearse(ClassLoader.getPlatformClassLoader()))
                .withMessageContaining("Scans is not on the class path");
    }

    @Test
    void refusesUnknownNames() {
        assertThat(SeededBug.named("NO_INBOX")).isEqualTo(SeededBug.NO_INBOX);
        for (String unknown : List.of("", "no_inbox", "NO_SUCH_BUG")) {
            assertThatExceptionOfType(BugDoesNotFit.class)
                    .isThrownBy(() -> SeededBug.named(unknown));
        }
    }
}
