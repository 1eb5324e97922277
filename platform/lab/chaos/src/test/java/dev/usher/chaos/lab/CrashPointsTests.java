package dev.usher.chaos.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.usher.chaos.lab.CrashPoints.Placed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CrashPointsTests {

    private static final Path PROJECT =
            Path.of("").toAbsolutePath().resolve("../../..").normalize();
    private static final Pattern HIT =
            Pattern.compile("CrashPoint\\.hit(?:AfterCommit)?\\(\\s*\"([^\"]+)\"\\s*\\)");
    private static final Pattern ANY_HIT = Pattern.compile("CrashPoint\\.hit(?:AfterCommit)?\\(");

    private static final List<String> SERVICES =
            List.of("event-service", "payment-service", "ticket-service", "validation-service");

    @Test
    void namesEveryPointOfTheServicesAndNoOther() {
        for (String service : SERVICES) {
            assertThat(pointsIn(service))
                    .as(service)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(
                            listed(service).stream()
                                    .filter(name -> !name.startsWith("relay."))
                                    .toList());
        }
    }

    @Test
    void namesThePointsOfTheRelayInEveryServiceThatHasOne() {
        List<String> relay = pointsIn("platform/lib/messaging");

        assertThat(relay).doesNotHaveDuplicates().allMatch(name -> name.startsWith("relay."));
        for (String service : SERVICES) {
            assertThat(listed(service)).as(service).containsAll(relay);
            assertThat(listed(service).stream().filter(name -> name.startsWith("relay.")))
                    .as(service)
                    .hasSameSizeAs(relay);
        }
    }

    @Test
    void namesEveryPointOnce() {
        assertThat(CrashPoints.all()).doesNotHaveDuplicates();
        assertThat(CrashPoints.all()).allMatch(point -> SERVICES.contains(point.component()));
    }

    @Test
    void findsThePointsThatPatternsMean() {
        assertThat(CrashPoints.meantBy(List.of("mint.*", "ticket-service/relay.*")))
                .hasSize(7)
                .allMatch(point -> point.component().equals("ticket-service"))
                .anyMatch(point -> point.name().equals("mint.before_insert"))
                .anyMatch(point -> point.name().equals("relay.after_delete"));
        assertThat(CrashPoints.meantBy(List.of("relay.after_read", "*.after_read")))
                .hasSize(SERVICES.size());
        assertThat(CrashPoints.meantBy(List.of("*"))).isEqualTo(CrashPoints.all());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrashPoints.meantBy(List.of("mint.*", "mintXbefore_insert")))
                .withMessageStartingWith("There is no crash point 'mintXbefore_insert'");
    }

    private static Set<String> listed(String service) {
        return CrashPoints.all().stream()
                .filter(point -> point.component().equals(service))
                .map(Placed::name)
                .collect(Collectors.toSet());
    }

    private static List<String> pointsIn(String module) {
        try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(CrashPointsTests::pointsOf)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> pointsOf(Path file) {
        try {
            String source = Files.readString(file);
            List<String> names =
                    HIT.matcher(source).results().map(match -> match.group(1)).toList();
            assertThat(ANY_HIT.matcher(source).results())
                    .as("calls of %s that name no literal", file)
                    .hasSameSizeAs(names);
            return names.stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
