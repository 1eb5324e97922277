package dev.usher.ticket.operation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the service for one command: with all of its settings and secrets, on ports that nobody
 * knows, and without listeners. Its messages are published by the service's other processes.
 */
public final class OperatorRun {

    private static final Logger log = LoggerFactory.getLogger(OperatorRun.class);

    private static final String ASK = "command";

    private OperatorRun() {}

    /** Tells whether the arguments ask for a command: {@code command NAME …}. */
    public static boolean isAskedFor(String... arguments) {
        return words(arguments).stream().findFirst().filter(ASK::equals).isPresent();
    }

    /** Runs the command and returns when it is done; fails if it fails. */
    public static void run(Class<?> service, String... arguments) {
        List<String> words = words(arguments);
        String[] settings =
                Stream.concat(
                                Arrays.stream(arguments).filter(OperatorRun::isSetting),
                                Stream.of(
                                        "--server.port=0",
                                        "--management.server.port=0",
                                        "--spring.kafka.listener.auto-startup=false"))
                        .toArray(String[]::new);
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(service).run(settings)) {
            List<OperatorCommand> commands =
                    context.getBeanProvider(OperatorCommand.class).orderedStream().toList();
            log.info("{}", run(commands, words.subList(1, words.size())));
        }
    }

    /** Runs the command that the first word names, with the words after it. */
    static String run(List<OperatorCommand> commands, List<String> words) {
        Optional<OperatorCommand> asked =
                commands.stream()
                        .filter(command -> !words.isEmpty())
                        .filter(command -> command.name().equals(words.getFirst()))
                        .findFirst();
        return asked.orElseThrow(() -> new IllegalArgumentException(usage(commands)))
                .run(words.subList(1, words.size()));
    }

    private static String usage(List<OperatorCommand> commands) {
        return "The commands are:"
                + String.join(
                        "",
                        commands.stream()
                                .map(command ->
                                        "\n  command %s %s"
                                                .formatted(command.name(), command.usage())
                                                .stripTrailing())
                                .sorted()
                                .toList());
    }

    private static List<String> words(String... arguments) {
        return Arrays.stream(arguments).filter(word -> !isSetting(word)).toList();
    }

    private static boolean isSetting(String argument) {
        return argument.startsWith("--");
    }
}
