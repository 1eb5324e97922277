package dev.usher.local.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tries the blocks of one page from top to bottom, in one shell. */
final class DocPageRun implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern STATUS = Pattern.compile("(?m)# (\\d{3}) [A-Z][A-Za-z ]+$");
    private static final Pattern MEMBER =
            Pattern.compile("\"(\\w+)\": (\"[^\"]*\"|\\d+|true|false|null)");
    private static final long LEARNT_WITHIN = 20;

    private final DocScene scene;
    private final DocShell shell;
    private final Map<String, String> values;
    private final List<DocLanguage> languages;
    private String lastCommand = "";

    DocPageRun(DocScene scene, Path directory, String page, List<DocLanguage> languages) {
        this.scene = scene;
        this.languages = languages;
        this.values = new HashMap<>(scene.of(page));
        try {
            this.shell = new DocShell(Files.createDirectories(directory));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        values.forEach(shell::set);
    }

    /** Tries a block; returns what is wrong with it. */
    List<String> trial(DocBlock block) {
        return switch (block.language()) {
            case "bash" -> command(block);
            case "json" -> block.value("body").isPresent() ? body(block) : answer(block);
            case "http" -> headers(block);
            default -> program(block);
        };
    }

    private List<String> command(DocBlock block) {
        lastCommand = block.codeWith(ids(block));
        DocShell.Result result = shell.run(lastCommand, block.value("seconds").orElse(""));
        List<String> wrong = new ArrayList<>();
        if (result.exit() != 0) {
            wrong.add("ended with " + result.exit() + ": " + result.errors());
        }
        if (result.statuses().isEmpty()) {
            wrong.add("called nothing: " + result.errors());
        }
        checkStatuses(block, result.statuses(), wrong);
        checkComment(block, wrong);
        block.value("says")
                .filter(word -> !shell.read("output").contains(word))
                .ifPresent(word -> wrong.add("does not say " + word));
        if (wrong.isEmpty()) {
            keep(block);
        } else {
            wrong.add(shell.read("body"));
        }
        return wrong;
    }

    private Map<String, String> ids(DocBlock block) {
        Map<String, String> ids = new LinkedHashMap<>();
        List<String> names = List.of(block.value("ids").orElse("").split(",", -1));
        Matcher shown = ID.matcher(block.code());
        for (int i = 0; i < names.size() && shown.find(); i++) {
            ids.put(shown.group(), values.getOrDefault(names.get(i), ""));
        }
        return ids;
    }

    /**
     * Without other words each call succeeds; a comment such as {@code # 304 Not Modified} counts.
     */
    private static void checkStatuses(DocBlock block, List<String> statuses, List<String> wrong) {
        Matcher comment = STATUS.matcher(block.code());
        String told = comment.find() ? comment.group(1) : null;
        String expected = block.value("expect").orElse(told);
        for (String status : statuses.subList(Math.max(0, statuses.size() - 1), statuses.size())) {
            if (expected == null ? !status.matches("[23]\\d\\d") : !status.equals(expected)) {
                wrong.add("answered " + status);
            }
        }
        statuses.stream()
                .limit(Math.max(0, statuses.size() - 1))
                .filter(status -> !status.matches("[23]\\d\\d"))
                .forEach(status -> wrong.add("answered " + status + " on the way"));
    }

    /** Compares the members that comments behind a status show with the answer. */
    private void checkComment(DocBlock block, List<String> wrong) {
        Matcher status = STATUS.matcher(block.code());
        if (!status.find() || !wrong.isEmpty()) {
            return;
        }
        String body = shell.read("body");
        Matcher shown = MEMBER.matcher(block.code().substring(status.end()));
        while (shown.find()) {
            JsonNode expected = JSON.readTree(shown.group(2));
            boolean found =
                    json(body).findValues(shown.group(1)).stream()
                            .anyMatch(real -> DocAnswer.alike(expected, real));
            if (!found) {
                wrong.add("shows " + shown.group() + ", which is not in " + body);
            }
        }
    }

    /** Keeps what later blocks need, and does what the text says that the buyer does. */
    private void keep(DocBlock block) {
        JsonNode body = json(shell.read("body"));
        if (block.says("pay")) {
            scene.pay(body.path("checkoutUrl").asString());
        }
        for (String kept : block.value("sets").orElse("").split(",", -1)) {
            int colon = kept.indexOf(':');
            if (colon > 0) {
                String value = body.at(kept.substring(colon + 1)).asString();
                values.put(kept.substring(0, colon), value);
                shell.set(kept.substring(0, colon), value);
            }
        }
    }

    private List<String> body(DocBlock block) {
        String call =
                "curl %s%s -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' -d @sent.json"
                        .formatted(scene.publicUrl(), block.value("body").orElseThrow());
        DocShell.Result result =
                shell.run("cat > sent.json <<'END'\n" + block.code() + "END\n" + call, "");
        List<String> wrong = new ArrayList<>();
        checkStatuses(block, result.statuses(), wrong);
        if (!wrong.isEmpty()) {
            wrong.add(shell.read("body"));
        }
        return wrong;
    }

    private List<String> answer(DocBlock block) {
        if (block.says("again")) {
            shell.run(lastCommand, "");
        }
        JsonNode shown = JSON.readTree(block.code());
        List<String> wrong = List.of();
        long deadline = System.nanoTime() + LEARNT_WITHIN * 1_000_000_000L;
        do {
            block.value("of").ifPresent(this::read);
            JsonNode real = json(shell.read("body"));
            wrong = DocAnswer.differences(shown, real.at(block.value("answer").orElse("")));
            // What one service has decided, another learns a moment later.
        } while (!wrong.isEmpty() && block.value("of").isPresent() && System.nanoTime() < deadline);
        return wrong;
    }

    private List<String> headers(DocBlock block) {
        block.value("of").ifPresent(this::read);
        String real = shell.read("headers");
        return block.code()
                .lines()
                .filter(line -> !likeHeader(line).matcher(real).find())
                .map(line -> line + " is not among\n" + real)
                .toList();
    }

    /** A header with the same name and text, and any numbers. */
    private static Pattern likeHeader(String line) {
        return Pattern.compile(
                Arrays.stream(line.split("\\d+", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("\\d+", "(?mi)^", "\\s*$")));
    }

    private void read(String path) {
        shell.run(
                "sleep 0.1; curl -s '%s%s' -H \"Authorization: Bearer $TOKEN\""
                        .formatted(scene.publicUrl(), path),
                "");
    }

    private List<String> program(DocBlock block) {
        return languages.stream()
                .filter(language -> language.name().equals(block.language()))
                .findFirst()
                .map(language -> language.run(block, values))
                .orElseGet(() -> List.of("is in a language that nothing runs"));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.substring(Math.max(0, text.indexOf("{"))));
        } catch (JacksonException notJson) {
            return JSON.createObjectNode();
        }
    }

    @Override
    public void close() {
        shell.close();
    }
}
