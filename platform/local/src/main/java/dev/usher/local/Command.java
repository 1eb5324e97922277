package dev.usher.local;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person asked the launcher for. */
sealed interface Command {

    record Up(boolean detached, boolean fresh, @Nullable Integer portsFrom) implements Command {}

    /** The part of a detached {@code up} that stays; started by the launcher itself. */
    record Supervise(@Nullable Integer portsFrom) implements Command {}

    record Status(boolean json) implements Command {}

    record Logs(@Nullable String name, boolean follow) implements Command {}

    record Restart(String name) implements Command {}

    record Demo() implements Command {}

    record Down() implements Command {}

    record Docs() implements Command {}

    /** A command that cannot be understood; the message is the answer. */
    final class Misunderstood extends Exception {
        private static final long serialVersionUID = 1;

        Misunderstood(String message) {
            super(message);
        }
    }

    static Command parse(String... arguments) throws Misunderstood {
        if (arguments.length == 0) {
            throw new Misunderstood("Which verb? See ./usher help.");
        }
        Words words = new Words(arguments);
        Command command =
                switch (words.verb) {
                    case "up" ->
                            new Up(
                                    words.flag("-d", "--detach"),
                                    words.flag("--fresh"),
                                    words.number("--ports-from"));
                    case "supervise" -> new Supervise(words.number("--ports-from"));
                    case "status" -> new Status(words.flag("--json"));
                    case "logs" -> {
                        boolean follow = words.flag("-f", "--follow");
                        yield new Logs(words.name(), follow);
                    }
                    case "restart" -> new Restart(words.requiredName());
                    case "demo" -> new Demo();
                    case "down" -> new Down();
                    case "docs" -> new Docs();
                    default ->
                            throw new Misunderstood(
                                    "There is no verb '%s'. See ./usher help."
                                            .formatted(words.verb));
                };
        words.nothingLeft();
        return command;
    }

    /** The words after the verb, each taken once. */
    final class Words {
        private final String verb;
        private final List<String> rest;

        private Words(String... arguments) {
            verb = arguments[0];
            rest = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        }

        private boolean flag(String... names) {
            return rest.removeAll(List.of(names));
        }

        private @Nullable Integer number(String option) throws Misunderstood {
            int at = rest.indexOf(option);
            if (at < 0) {
                return null;
            }
            if (at + 1 == rest.size()) {
                throw new Misunderstood("%s needs a number.".formatted(option));
            }
            rest.remove(at);
            String number = rest.remove(at);
            try {
                return Integer.valueOf(number);
            } catch (NumberFormatException _) {
                throw new Misunderstood(
                        "%s needs a number, and '%s' is none.".formatted(option, number));
            }
        }

        private @Nullable String name() {
            return rest.isEmpty() || rest.getFirst().startsWith("-") ? null : rest.removeFirst();
        }

        private String requiredName() throws Misunderstood {
            String name = name();
            if (name == null) {
                throw new Misunderstood("%s which? Names are in ./usher status.".formatted(verb));
            }
            return name;
        }

        private void nothingLeft() throws Misunderstood {
            if (!rest.isEmpty()) {
                throw new Misunderstood(
                        "%s does not know '%s'. See ./usher help."
                                .formatted(verb, rest.getFirst()));
            }
        }
    }
}
