package dev.usher.platform.infrastructure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The servers' own files, unpacked once from the artifacts that the build resolved. They are
 * shared: a running suite, several test runs and several threads may ask for them at the same time.
 */
public final class Distributions {

    /** File locks are per JVM; this lock is for the threads inside one. */
    private static final Lock THREADS = new ReentrantLock();

    private static final Properties ARTIFACTS = artifacts();

    private final Path cache;

    private Distributions(Path cache) {
        this.cache = cache.toAbsolutePath().normalize();
    }

    public static Distributions in(Path cache) {
        return new Distributions(cache);
    }

    /** The distributions of this checkout, in {@code .usher/dist}, shared by launcher and tests. */
    public static Distributions ofThisProject() {
        return in(ProjectRoot.find().resolve(".usher").resolve("dist"));
    }

    /** Returns PostgreSQL's home, with bin, lib and share. */
    Path postgres(Consumer<String> progress) {
        return once(
                "postgres-" + artifact("postgres.version"),
                progress,
                home -> {
                    progress.accept("unpacking PostgreSQL");
                    Archives.unpackPostgres(Path.of(artifact("postgres")), home);
                });
    }

    /** Returns the broker's class path: files of the local Maven repository. */
    String kafka() {
        return artifact("kafka");
    }

    /** Returns Keycloak's home, prepared for our database and health checks. */
    Path keycloak(Consumer<String> progress) {
        return once(
                "keycloak-" + artifact("keycloak.version"),
                progress,
                home -> {
                    progress.accept("unpacking Keycloak");
                    Archives.unzipWithoutTop(Path.of(artifact("keycloak")), home);
                    progress.accept("building Keycloak, once");
                    OwnProcess.run(
                            "Building Keycloak",
                            KeycloakCommand.build(home),
                            Map.of(),
                            home.resolve("build.log"));
                });
    }

    /** Unpacks into a directory that appears whole or not at all, even if this JVM is killed. */
    private Path once(String name, Consumer<String> progress, Consumer<Path> fill) {
        Path home = cache.resolve(name);
        if (Files.exists(home)) {
            return home;
        }
        Directories.create(cache);
        THREADS.lock();
        try (FileChannel channel =
                        FileChannel.open(
                                cache.resolve(name + ".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock held = lock(channel, name, progress)) {
            if (held.isValid() && !Files.exists(home)) {
                Path unfinished = cache.resolve(name + ".unfinished");
                Directories.delete(unfinished);
                Directories.create(unfinished);
                fill.accept(unfinished);
                Unprivileged.handOver(unfinished);
                Directories.move(unfinished, home);
            }
            return home;
        } catch (IOException broken) {
            throw new UncheckedIOException("Could not fill " + cache, broken);
        } finally {
            THREADS.unlock();
        }
    }

    private static FileLock lock(FileChannel channel, String name, Consumer<String> progress)
            throws IOException {
        FileLock free = channel.tryLock();
        if (free != null) {
            return free;
        }
        progress.accept("waiting for another process that prepares " + name);
        return channel.lock();
    }

    private static String artifact(String name) {
        String value = ARTIFACTS.getProperty(name, "");
        if (value.isEmpty() || value.startsWith("@")) {
            throw new IllegalStateException(
                    "The build did not record where "
                            + name
                            + " is: build platform/infrastructure with Maven once.");
        }
        List<String> files = name.endsWith(".version") ? List.of() : List.of(value.split(":"));
        for (String file : files) {
            if (!Files.exists(Path.of(file))) {
                throw new IllegalStateException(
                        file
                                + " is gone from the local Maven repository: build platform/infrastructure again.");
            }
        }
        return value;
    }

    private static Properties artifacts() {
        Properties properties = new Properties();
        try (InputStream stream =
                Distributions.class.getResourceAsStream("distributions.properties")) {
            if (stream == null) {
                throw new IllegalStateException(
                        "distributions.properties is not on the class path");
            }
            properties.load(stream);
            return properties;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
