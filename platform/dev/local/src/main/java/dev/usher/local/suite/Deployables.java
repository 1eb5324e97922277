package dev.usher.local.suite;

import dev.usher.platform.infrastructure.NativeApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies of the built applications, unpacked by content. A JVM breaks if its jar is replaced, and a
 * build may replace the originals while the suite runs.
 */
final class Deployables {

    /** The number of digits of the digest that tell builds apart. */
    private static final int DIGITS = 16;

    private final Home home;

    Deployables(Home home) {
        this.home = home;
    }

    /** Returns the runnable jar of a module's current build, beside its libraries. */
    Path runnable(String module) {
        Path built = built(module);
        String name = Path.of(module).getFileName().toString();
        Path app = home.apps().resolve(name + "-" + digest(built));
        if (!Files.exists(app)) {
            unpack(built, app);
            forgetOthers(name, app);
        }
        return app.resolve(name + ".jar");
    }

    private Path built(String module) {
        Path target = home.project().resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-app.jar"))
                    .findFirst()
                    .orElseThrow(() -> notBuilt(module));
        } catch (IOException missing) {
            throw notBuilt(module);
        }
    }

    private static IllegalStateException notBuilt(String module) {
        return new IllegalStateException(
                module + " is not built: ./mvnw package -DskipTests builds it.");
    }

    /** Unpacks into a directory that appears whole or not at all. */
    private void unpack(Path jar, Path app) {
        Path unfinished =
                app.resolveSibling(app.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(unfinished);
            Path output = unfinished.resolve("unpacking.log");
            Process process =
                    new ProcessBuilder(
                                    NativeApp.java(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-Djarmode=tools",
                                    "-jar",
                                    jar.toString(),
                                    "extract",
                                    "--force",
                                    "--destination",
                                    unfinished.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.to(output.toFile()))
                            .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        jar + " cannot be unpacked: " + Files.readString(output).strip());
            }
            String name = app.getFileName().toString();
            Files.move(
                    unfinished.resolve(jar.getFileName()),
                    unfinished.resolve(name.substring(0, name.lastIndexOf('-')) + ".jar"));
            Files.move(unfinished, app);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot unpack " + jar, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while unpacking " + jar, interrupted);
        }
    }

    /** Deletes older copies except the latest, which a running suite may still use. */
    private void forgetOthers(String name, Path app) {
        try (Stream<Path> all = Files.list(home.apps())) {
            List<Path> old =
                    all.filter(path -> path.getFileName().toString().matches(name + "-[0-9a-f]+"))
                            .filter(path -> !path.equals(app))
                            .sorted(Comparator.comparing(Deployables::changed).reversed())
                            .skip(1)
                            .toList();
            old.forEach(Home::delete);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static java.nio.file.attribute.FileTime changed(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String digest(Path file) {
        try (DigestInputStream content =
                new DigestInputStream(
                        Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[1 << 16];
            int read = content.read(buffer);
            while (read >= 0) {
                read = content.read(buffer);
            }
            return HexFormat.of()
                    .formatHex(content.getMessageDigest().digest())
                    .substring(0, DIGITS);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
