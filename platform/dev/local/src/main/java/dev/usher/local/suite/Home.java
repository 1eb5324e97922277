package dev.usher.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The project's directory, and the directory in which its local suite keeps data between runs. */
public record Home(Path project, Path state) {

    /** The data of processes that run as the user of the launcher, as PostgreSQL may not. */
    private static final List<String> DATA_OF_THIS_USER =
            List.of("kafka", "keycloak", "stripe-sandbox");

    public static Home of(Path project) {
        Path root = project.toAbsolutePath().normalize();
        return new Home(root, root.resolve(".usher"));
    }

    public Path data(String name) {
        return state.resolve("data").resolve(name);
    }

    public Path log(String name) {
        return state.resolve("logs").resolve(name + ".log");
    }

    public Path apps() {
        return state.resolve("apps");
    }

    public Path run() {
        return state.resolve("run");
    }

    public Path stateFile() {
        return run().resolve("state.json");
    }

    /** The directory of requests to the supervisor. */
    public Path requests() {
        return run().resolve("requests");
    }

    /** The directory of the supervisor's answers; an answer is named like its request. */
    public Path answers() {
        return run().resolve("answers");
    }

    /** The file with the offset that the clock of every process adds to the real time. */
    public Path clockOffset() {
        return run().resolve("clock-offset");
    }

    /** Returns the suite's time, which may be ahead of the real one. */
    public Instant suiteTime(Clock clock) {
        try {
            String offset = Files.readString(clockOffset()).strip();
            return offset.isEmpty()
                    ? clock.instant()
                    : clock.instant().plus(Duration.parse(offset));
        } catch (IOException none) {
            return clock.instant();
        }
    }

    public Path secrets() {
        return state.resolve("secrets.json");
    }

    /** Deletes everything that a run leaves behind, except builds and unpacked programs. */
    public void wipe() {
        for (Path kept : List.of(state.resolve("data"), state.resolve("logs"), run(), secrets())) {
            delete(kept);
        }
    }

    /** Deletes Kafka's data and keeps the databases, between two runs. */
    public void forgetMessages() {
        delete(data("kafka"));
    }

    /** Prepares a new run on the same data: deletes the logs of replicas and old requests. */
    public void prepare() {
        try {
            Files.createDirectories(state.resolve("data"));
            Files.createDirectories(state.resolve("logs"));
            Files.createDirectories(apps());
            keepFromOthers();
            for (Path mail : List.of(requests(), answers())) {
                delete(mail);
                Files.createDirectories(mail);
            }
            forgetReplicas();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write to " + state, failed);
        }
    }

    /**
     * Takes other users' rights to secrets, data and logs. If this JVM is root, PostgreSQL may run
     * as another user, who must be able to pass through to its data.
     */
    private void keepFromOthers() throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
        Set<PosixFilePermission> passable = PosixFilePermissions.fromString("rwx--x--x");
        for (Path open : List.of(state, state.resolve("data"))) {
            Files.setPosixFilePermissions(open, root ? passable : owner);
        }
        List<Path> closed =
                Stream.concat(
                                Stream.of(state.resolve("logs"), apps(), run()),
                                DATA_OF_THIS_USER.stream().map(this::data))
                        .toList();
        for (Path each : closed) {
            Files.createDirectories(each);
            Files.setPosixFilePermissions(each, owner);
        }
    }

    /** Deletes the logs of replicas, since each run begins with one instance of each service. */
    private void forgetReplicas() throws IOException {
        try (DirectoryStream<Path> logs =
                Files.newDirectoryStream(state.resolve("logs"), "*-service-[0-9].log*")) {
            for (Path log : logs) {
                Files.delete(log);
            }
        }
    }

    static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(path)) {
            for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + path, failed);
        }
    }
}
