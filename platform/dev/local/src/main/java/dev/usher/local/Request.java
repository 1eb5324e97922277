package dev.usher.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What another command asks of the supervisor: by the name of a file that appears. */
sealed interface Request {

    Pattern WORDS =
            Pattern.compile(
                    "restart=(?<restart>[\\w-]+)|scale=(?<scale>[\\w-]+)=(?<replicas>\\d{1,4})");

    record Restart(String name) implements Request {}

    record Scale(String service, int replicas) implements Request {}

    private static String written(Request request) {
        return switch (request) {
            case Restart restart -> "restart=" + restart.name();
            case Scale scale -> "scale=" + scale.service() + "=" + scale.replicas();
        };
    }

    /** The supervisor watches that directory. */
    default void put(Path directory) {
        try {
            Files.createFile(directory.resolve(written(this)));
        } catch (FileAlreadyExistsException alreadyAsked) {
            // and not yet served
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot ask the supervisor", failed);
        }
    }

    /** Takes it away from the directory; nothing for what is no request, or served already. */
    static Optional<Request> take(Path directory, String file) {
        try {
            if (!Files.deleteIfExists(directory.resolve(file))) {
                return Optional.empty();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Matcher words = WORDS.matcher(file);
        if (!words.matches()) {
            return Optional.empty();
        }
        String restart = words.group("restart");
        return Optional.of(
                restart != null
                        ? new Restart(restart)
                        : new Scale(
                                words.group("scale"), Integer.parseInt(words.group("replicas"))));
    }
}
