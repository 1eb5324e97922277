package dev.usher.chaos.check;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Searches the logs of our own programs for secrets and personal data. */
final class LogSecrets implements Invariant {

    private static final Pattern OURS = Pattern.compile("(?:[a-z]+-service|gateway).*\\.log");

    @Override
    public String id() {
        return "I14-logs";
    }

    @Override
    public String rule() {
        return "Logs must not contain personal data or secrets.";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.LOGS);
    }

    @Override
    public Finding check(Connection database, Evidence evidence) {
        ViolationList violations = new ViolationList();
        for (Path file : files(requireNonNull(evidence.logs(), "logs"))) {
            read(file, violations);
        }
        return violations.of(this);
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> OURS.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot list " + directory, failed);
        }
    }

    private static void read(Path file, ViolationList violations) {
        // Not a strict decoder: a killed process may have written half a character.
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                Files.newInputStream(file), StandardCharsets.UTF_8))) {
            long number = 0;
            String line;
            while ((line = reader.readLine()) != null) {
                number++;
                long at = number;
                SecretPatterns.in(line)
                        .ifPresent(kind ->
                                violations.add(
                                        kind + " in " + file.getFileName() + ", line " + at));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }
}
