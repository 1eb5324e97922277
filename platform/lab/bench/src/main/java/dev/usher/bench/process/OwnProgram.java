package dev.usher.bench.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program in a process of its own. It reads an order per line of JSON and writes an answer per
 * line. It ends when its input ends, and the kernel ends it when this JVM dies.
 */
public final class OwnProgram implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    // The kernel ties "ends with its parent" to the thread that started the process.
    private static final ExecutorService STARTER =
            Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, "program-starter");
                thread.setDaemon(true);
                return thread;
            });

    private final String name;
    private final Process process;
    private final boolean listens;
    private final BufferedWriter input;
    private final BufferedReader output;

    private OwnProgram(String name, Process process, boolean listens) {
        this.name = name;
        this.process = process;
        this.listens = listens;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a main class on the class path of this JVM. */
    public static OwnProgram start(Class<?> main, Path log, List<String> jvmArguments) {
        return start(main, System.getProperty("java.class.path"), log, jvmArguments);
    }

    /** Starts a main class on another class path, which must include that of this JVM. */
    public static OwnProgram start(
            Class<?> main, String classPath, Path log, List<String> jvmArguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", classPath, main.getName()));
        ProcessBuilder builder = tied(command).redirectError(Redirect.appendTo(log.toFile()));
        return new OwnProgram(main.getSimpleName(), onStarter(builder::start), true);
    }

    /** Starts a command that takes no orders; its output goes to the log, and a signal ends it. */
    public static OwnProgram start(String name, List<String> command, Path log) {
        ProcessBuilder builder =
                tied(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile()));
        return new OwnProgram(name, onStarter(builder::start), false);
    }

    private static ProcessBuilder tied(List<String> command) {
        // A session of its own, so that Ctrl-C reaches only the harness, which stops its programs.
        List<String> tied = new ArrayList<>(List.of("setsid", "setpriv", "--pdeathsig", "KILL"));
        tied.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(tied);
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder;
    }

    /** Runs a command to its end and returns its output; throws if it fails. */
    public static String run(List<String> command, Path directory) {
        ProcessBuilder builder =
                tied(command)
                        .directory(directory.toFile())
                        .redirectInput(Redirect.from(new File("/dev/null")))
                        .redirectErrorStream(true);
        try {
            Process process = onStarter(builder::start);
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command.getFirst() + " failed: " + said.strip());
            }
            return said;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** Finds an installed program by the search path. */
    public static Optional<Path> installed(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Sends an order and waits for the answer. */
    public <A> A ask(Object order, Class<A> answer) {
        try {
            input.write(JSON.writeValueAsString(order));
            input.newLine();
            input.flush();
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException(name + " ended; its log says why");
            }
            if (line.startsWith(Dialogue.FAILED)) {
                throw new IllegalStateException(
                        name + ": " + line.substring(Dialogue.FAILED.length()));
            }
            return JSON.readValue(line, answer);
        } catch (IOException broken) {
            throw new UncheckedIOException(name + " does not answer", broken);
        }
    }

    @Override
    public void close() {
        if (!listens) {
            process.destroy();
        }
        try {
            input.close();
        } catch (IOException gone) {
            process.destroy();
        }
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Process onStarter(Callable<Process> start) {
        try {
            return STARTER.submit(start).get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("cannot start a process", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
