package dev.usher.local.endtoend;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A shell that keeps variables and functions from one block to the next, as the shell of a reader
 * does. Each call of curl leaves its status, its headers and its body.
 */
final class DocShell implements AutoCloseable {

    private static final String RECORDING_CURL =
            """
            curl() {
              local code
              command curl --max-time "${DOC_SECONDS:-60}" -D "$DOC_DIR/headers" "$@" > "$DOC_DIR/body"
              code=$?
              cat "$DOC_DIR/body"
              grep -a '^HTTP/' "$DOC_DIR/headers" | tail -n 1 | cut -d' ' -f2 >> "$DOC_DIR/statuses"
              # A stream ends when the time of the block is over.
              if [[ $code -eq 28 && -n ${DOC_SECONDS:-} ]]; then return 0; fi
              return $code
            }
            """;

    private final Path directory;
    private final Process bash;
    private final BufferedWriter in;
    private final BufferedReader out;

    /** The output and the variables that a block left behind. */
    record Result(int exit, String errors, List<String> statuses) {}

    DocShell(Path directory) {
        this.directory = directory;
        try {
            bash =
                    new ProcessBuilder("bash", "--noprofile", "--norc")
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .start();
        } catch (IOException failed) {
            throw new UncheckedIOException("bash is needed", failed);
        }
        in = bash.outputWriter(StandardCharsets.UTF_8);
        out = bash.inputReader(StandardCharsets.UTF_8);
        set("DOC_DIR", directory.toString());
        run(RECORDING_CURL, "");
    }

    void set(String name, String value) {
        say("%s='%s'; echo done".formatted(name, value.replace("'", "'\\''")));
    }

    /** Runs a block; one with a number of seconds reads a stream for that long. */
    Result run(String code, String seconds) {
        try {
            Files.writeString(file("block.sh"), code);
            Files.writeString(file("statuses"), "");
            Files.writeString(file("body"), "");
            Files.writeString(file("headers"), "");
            String exit =
                    say(
                            "DOC_SECONDS=%s; source block.sh > output 2> errors < /dev/null; echo $?"
                                    .formatted(seconds));
            return new Result(
                    Integer.parseInt(exit), read("errors"), Files.readAllLines(file("statuses")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns a file of the directory as text, such as the {@code body} of the last answer. */
    String read(String name) {
        try {
            return new String(Files.readAllBytes(file(name)), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private String say(String line) {
        try {
            in.write(line);
            in.newLine();
            in.flush();
            String answer = out.readLine();
            if (answer == null) {
                throw new IllegalStateException("the shell has ended");
            }
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        bash.destroy();
    }
}
