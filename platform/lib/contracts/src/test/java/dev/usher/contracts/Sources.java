package dev.usher.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds in the sources of the services which class publishes and which class reads a message. */
final class Sources {

    private static final Pattern LISTENER =
            Pattern.compile("@KafkaListener\\([^)]*Topic\\.Names\\.(\\w+)");

    /** A case of a switch, up to its arrow; the second group is there if it does nothing. */
    private static final Pattern CASE =
            Pattern.compile("\\bcase ([^;{}>]+)->\\s*(\\{\\s*}|false;)?");

    private final Map<MessageType, Set<String>> publishers = new TreeMap<>();
    private final Map<MessageType, Set<String>> readers = new TreeMap<>();

    private Sources() {
        for (MessageType type : MessageType.values()) {
            publishers.put(type, new TreeSet<>());
            readers.put(type, new TreeSet<>());
        }
    }

    static Sources of(Path root) throws IOException {
        Sources sources = new Sources();
        for (Path service : services(root)) {
            String name = service.getFileName().toString();
            for (Path file : javaFiles(service.resolve("src/main/java"))) {
                String className = file.getFileName().toString().replace(".java", "");
                sources.read(name + " `" + className + "`", Files.readString(file));
            }
        }
        return sources;
    }

    Set<String> publishersOf(MessageType type) {
        return publishers.get(type);
    }

    Set<String> readersOf(MessageType type) {
        return readers.get(type);
    }

    private void read(String where, String source) {
        if (!source.contains("dev.usher.contracts")) {
            return;
        }
        for (MessageType type : MessageType.values()) {
            String record = type.record().getSimpleName();
            if (Pattern.compile("new " + record + "\\(|\\b" + record + "::new")
                    .asPredicate()
                    .test(source)) {
                publishers.get(type).add(where);
            }
        }
        Matcher listener = LISTENER.matcher(source);
        while (listener.find()) {
            Topic topic = Topic.valueOf(listener.group(1).toUpperCase(Locale.ROOT));
            for (MessageType type : MessageType.values()) {
                if (type.topic() == topic && actsOn(type, source)) {
                    readers.get(type).add(where);
                }
            }
        }
    }

    /** A listener without a case for a type acts on the state that the type carries. */
    private static boolean actsOn(MessageType type, String source) {
        Pattern name = Pattern.compile("\\b" + type.record().getSimpleName() + "\\b");
        List<MatchResult> cases =
                CASE.matcher(source)
                        .results()
                        .filter(each -> name.matcher(each.group(1)).find())
                        .toList();
        return cases.isEmpty()
                ? StateMessage.class.isAssignableFrom(type.record())
                : cases.stream().anyMatch(each -> each.group(2) == null);
    }

    private static List<Path> services(Path root) throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.filter(module -> module.getFileName().toString().endsWith("-service"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> javaFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".java")).sorted().toList());
        }
    }
}
