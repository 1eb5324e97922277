package dev.usher.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The list from which callers choose among the replicas of a service: one line "service address"
 * per instance that is ready. It is replaced as a whole, and only when it changed.
 */
final class Instances {

    private final Path file;
    private @Nullable String written;

    Instances(Path file) {
        this.file = file;
    }

    void write(List<Instance> ready) {
        String text =
                ready.stream()
                        .map(each -> each.service() + " " + each.address() + "\n")
                        .collect(Collectors.joining());
        if (text.equals(written)) {
            return;
        }
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(next, text);
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            written = text;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }
}
