package dev.usher.local;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request of another command to the supervisor; it travels as the name of a file. */
sealed interface Request {

    /** The part after @ keeps two equal requests apart. */
    Pattern WORDS =
            Pattern.compile(
                    "(?:restart=(?<restart>[\\w-]+)|scale=(?<scale>[\\w-]+)=(?<replicas>\\d{1,4})"
                            + "|command=(?<command>[\\w-]+)(?<words>(?:=[\\w-]+)+))@[\\w-]+");

    record Restart(String name) implements Request {}

    record Scale(String service, int replicas) implements Request {}

    /** A command of an operator; its words have letters, digits, - and _ only. */
    record Operate(String name, List<String> words) implements Request {

        private static final Pattern WORD = Pattern.compile("[\\w-]+");

        public Operate {
            words = List.copyOf(words);
            if (words.isEmpty() || !words.stream().allMatch(word -> WORD.matcher(word).matches())) {
                throw new IllegalArgumentException(
                        "A command is words of letters, digits and -, as in rotate-key EVENT-ID.");
            }
        }
    }

    /** The file name of this request. */
    default String file(String id) {
        return switch (this) {
            case Restart restart -> "restart=%s@%s".formatted(restart.name(), id);
            case Scale scale -> "scale=%s=%d@%s".formatted(scale.service(), scale.replicas(), id);
            case Operate command ->
                    "command=%s=%s@%s"
                            .formatted(command.name(), String.join("=", command.words()), id);
        };
    }

    /** Reads a file name; empty when it is not that of a request. */
    static Optional<Request> read(String file) {
        Matcher words = WORDS.matcher(file);
        if (!words.matches()) {
            return Optional.empty();
        }
        String command = words.group("command");
        if (command != null) {
            return Optional.of(
                    new Operate(command, List.of(words.group("words").substring(1).split("="))));
        }
        String restart = words.group("restart");
        return Optional.of(
                restart != null
                        ? new Restart(restart)
                        : new Scale(
                                words.group("scale"), Integer.parseInt(words.group("replicas"))));
    }
}
