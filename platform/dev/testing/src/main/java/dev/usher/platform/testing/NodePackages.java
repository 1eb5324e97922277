package dev.usher.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * The programs of a directory of the repository that has a package.json with its lock file. They
 * are installed there by npm when they are asked for the first time and when the lock file changes.
 *
 * <p>Where Node is missing, or npm reaches no registry, a test that asks for them is aborted and
 * reported as not run. With {@code USHER_NODE=required} in the environment it fails instead.
 */
public final class NodePackages {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\..*");
    private static final Pattern UNREACHABLE =
            Pattern.compile(
                    "code (ENOTFOUND|EAI_AGAIN|ECONN\\w+|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH"
                            + "|ERR_SOCKET_TIMEOUT|ENOTCACHED|E50\\d)|network (error|request)");

    private final Path directory;

    private NodePackages(Path directory) {
        this.directory = directory;
    }

    /** The output of a program and its exit code. */
    public record Output(int exitCode, String text) {

        /** Returns the text if the program has succeeded. */
        public String expectSuccess() {
            if (exitCode != 0) {
                throw new AssertionError("exit code %d%n%s".formatted(exitCode, text));
            }
            return text;
        }
    }

    /** Returns the programs of that directory, given by its path from the root. */
    public static NodePackages of(String path) {
        requireNode();
        Path directory =
                Path.of(System.getProperty("usher.root", "../../..")).resolve(path).normalize();
        NodePackages packages = new NodePackages(directory.toAbsolutePath());
        packages.install();
        return packages;
    }

    public Path directory() {
        return directory;
    }

    /** Runs a program of these packages to its end. */
    public Output run(Path workingDirectory, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add("node");
        command.add(directory.resolve("node_modules/.bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return run(workingDirectory, command);
    }

    /** Runs any program to its end; one that takes longer than five minutes is ended. */
    public static Output run(Path workingDirectory, List<String> command) {
        try {
            Path output = Files.createTempFile("usher-node", ".log");
            try {
                Process process =
                        new ProcessBuilder(command)
                                .directory(workingDirectory.toFile())
                                .redirectErrorStream(true)
                                .redirectOutput(output.toFile())
                                .start();
                process.getOutputStream().close();
                if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly().waitFor();
                    throw new AssertionError(command + " must end within " + PATIENCE);
                }
                return new Output(process.exitValue(), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void requireNode() {
        String version;
        try {
            version = run(Path.of("."), List.of("node", "--version")).text().strip();
            run(Path.of("."), List.of("npm", "--version")).expectSuccess();
        } catch (UncheckedIOException | AssertionError missing) {
            notRun("there is no Node with npm on the path");
            return;
        }
        if (!isNewEnough(version)) {
            notRun("Node must be 20.19, 22.12 or newer, and is " + version);
        }
    }

    /** Tells whether Redocly's CLI, which asks for the most, runs on that version of Node. */
    static boolean isNewEnough(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return false;
        }
        int major = Integer.parseInt(matcher.group(1));
        int minor = Integer.parseInt(matcher.group(2));
        return (major == 20 && minor >= 19) || (major == 22 && minor >= 12) || major > 22;
    }

    /** Tells whether npm failed because it reached no registry, and not for another reason. */
    static boolean isUnreachable(String npm) {
        return UNREACHABLE.matcher(npm).find();
    }

    /** Runs npm unless what is installed is what the lock file says. */
    private void install() {
        Path installed = directory.resolve("node_modules/.usher-installed.json");
        try (FileChannel guard =
                        FileChannel.open(
                                guardFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = guard.lock()) {
            String lock = Files.readString(directory.resolve("package-lock.json"));
            if (Files.exists(installed) && Files.readString(installed).equals(lock)) {
                return;
            }
            Output npm =
                    run(
                            directory,
                            List.of(
                                    "npm",
                                    "ci",
                                    "--no-audit",
                                    "--no-fund",
                                    "--ignore-scripts",
                                    "--prefer-offline"));
            if (npm.exitCode() != 0 && isUnreachable(npm.text())) {
                notRun("npm reaches no registry: " + npm.text().lines().findFirst().orElse(""));
            }
            npm.expectSuccess();
            Files.writeString(installed, lock);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The file whose lock keeps two builds from installing at the same time. */
    private Path guardFile() throws IOException {
        Path target = directory.resolve("target");
        Files.createDirectories(target);
        return target.resolve("npm.lock");
    }

    private static void notRun(String reason) {
        if ("required".equals(System.getenv("USHER_NODE"))) {
            throw new AssertionError("USHER_NODE=required, but " + reason);
        }
        Assumptions.abort("not run: " + reason);
    }
}
