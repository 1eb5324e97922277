package dev.usher.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the repository that is generated from code. A test compares it with what the code would
 * generate now; with the environment variable {@code USHER_WRITE_DOCS} set, the test writes it
 * instead.
 */
public final class CommittedFile {

    private final Path file;

    private CommittedFile(Path file) {
        this.file = file;
    }

    /** Names a file by its path from the root of the repository, for example docs/invariants.md. */
    public static CommittedFile at(String path) {
        return new CommittedFile(Path.of(System.getProperty("usher.root", "../..")).resolve(path));
    }

    /** The content as it is committed. */
    public String text() {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Compares the file with the content it must have, or writes it.
     *
     * @throws AssertionError if the file differs; the message names the first line that does
     */
    public void mustBe(String content) {
        if (System.getenv("USHER_WRITE_DOCS") != null) {
            write(content);
            return;
        }
        String[] committed = Files.exists(file) ? text().split("\n", -1) : new String[0];
        String[] expected = content.split("\n", -1);
        for (int line = 0; line < Math.max(committed.length, expected.length); line++) {
            String is = line < committed.length ? committed[line] : "(no line)";
            String must = line < expected.length ? expected[line] : "(no line)";
            if (!is.equals(must)) {
                throw new AssertionError(
                        "%s is not what the code generates; USHER_WRITE_DOCS=1 writes it.%n"
                                        .formatted(file)
                                + "Line %d is     %s%n".formatted(line + 1, is)
                                + "Line %d must be %s".formatted(line + 1, must));
            }
        }
    }

    private void write(String content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
