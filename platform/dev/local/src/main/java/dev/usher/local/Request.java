package dev.usher.local;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request of another command to the supervisor; it travels as the name of a file. */
sealed interface Request {

    /** The part after @ keeps two equal requests apart. */
    Pattern WORDS =
            Pattern.compile(
                    "(?:restart=(?<restart>[\\w-]+)|scale=(?<scale>[\\w-]+)=(?<replicas>\\d{1,4}))"
                            + "@[\\w-]+");

    record Restart(String name) implements Request {}

    record Scale(String service, int replicas) implements Request {}

    /** The file name of this request. */
    default String file(String id) {
        return switch (this) {
            case Restart restart -> "restart=%s@%s".formatted(restart.name(), id);
            case Scale scale -> "scale=%s=%d@%s".formatted(scale.service(), scale.replicas(), id);
        };
    }

    /** Reads a file name; empty when it is not that of a request. */
    static Optional<Request> read(String file) {
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
