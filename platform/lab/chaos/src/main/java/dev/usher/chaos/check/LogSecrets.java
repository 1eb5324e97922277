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

/** Looks through what our own programs logged; other servers' logs are not ours to promise. */
final class LogSecrets implements Invariant {

    private static final Pattern OURS = Pattern.compile("(?:[a-z]+-service|gateway).*\\.log");

    @Override
    public String id() {
        return "I14-logs";
    }

    @Override
    public String rule() {
        return "Logs name no person and give no secret away.";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.LOGS);
    }

    @Override
    public Finding ask(Connection database, Evidence evidence) {
        Violations violations = new Violations();
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
            throw new UncheckedIOException("cannot look through " + directory, failed);
        }
    }

    private static void read(Path file, Violations violations) {
        // Whatever bytes there are: a process that was killed may have left half a character.
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                Files.newInputStream(file), StandardCharsets.UTF_8))) {
            long number = 0;
            String line;
            while ((line = reader.readLine()) != null) {
                number++;
                long at = number;
                Secrets.in(line)
                        .ifPresent(kind ->
                                violations.add(
                                        kind + " in " + file.getFileName() + ", line " + at));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }
}
