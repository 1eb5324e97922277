package dev.usher.local;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command of the launcher, as read from the command line. */
sealed interface Command {

    record Up(boolean detached, boolean fresh, Start start) implements Command {}

    /** The background part of a detached {@code up}; only the launcher itself starts it. */
    record Supervise(Start start) implements Command {}

    record Status(boolean json) implements Command {}

    record Logs(@Nullable String name, boolean follow) implements Command {}

    record Restart(String name) implements Command {}

    record Scale(String service, int replicas) implements Command {}

    record Tokens(int count, List<String> roles) implements Command {}

    record Demo() implements Command {}

    record Down() implements Command {}

    record Docs() implements Command {}

    /** A command line that cannot be understood; the message is for the person who typed it. */
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
                                    words.start());
                    case "supervise" -> new Supervise(words.start());
                    case "status" -> new Status(words.flag("--json"));
                    case "logs" -> {
                        boolean follow = words.flag("-f", "--follow");
                        yield new Logs(words.name(), follow);
                    }
                    case "restart" -> new Restart(words.requiredName());
                    case "scale" -> new Scale(words.requiredName(), words.count());
                    case "tokens" -> new Tokens(words.count(), words.all("--role"));
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

    /** The words after the verb; each can be taken once. */
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

        private Start start() throws Misunderstood {
            return new Start(number("--ports-from"), all("--profile"));
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
            return parsed(option, rest.remove(at));
        }

        private static int parsed(String option, String number) throws Misunderstood {
            try {
                return Integer.parseInt(number);
            } catch (NumberFormatException _) {
                throw new Misunderstood(
                        "%s needs a number, not '%s'.".formatted(option, number));
            }
        }

        /** Takes the values of an option that may be given several times. */
        private List<String> all(String option) throws Misunderstood {
            List<String> values = new ArrayList<>();
            for (int at = rest.indexOf(option); at >= 0; at = rest.indexOf(option)) {
                if (at + 1 == rest.size()) {
                    throw new Misunderstood("%s needs a value.".formatted(option));
                }
                rest.remove(at);
                values.add(rest.remove(at));
            }
            return values;
        }

        /** Takes a number that stands by itself. */
        private int count() throws Misunderstood {
            String number = name();
            if (number == null) {
                throw new Misunderstood("%s how many?".formatted(verb));
            }
            int count = parsed(verb, number);
            if (count < 1) {
                throw new Misunderstood("%s needs at least 1.".formatted(verb));
            }
            return count;
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
