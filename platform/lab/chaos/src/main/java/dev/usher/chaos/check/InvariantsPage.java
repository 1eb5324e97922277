package dev.usher.chaos.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** The list of all invariants in {@code docs/invariants.md}, between two markers. */
public final class InvariantsPage {

    private static final String BEGIN = "<!-- invariants: begin -->\n";
    private static final String END = "<!-- invariants: end -->\n";

    private final Path project;
    private final Path page;

    public InvariantsPage(Path project) {
        this.project = project;
        this.page = project.resolve("docs/invariants.md");
    }

    /** Updates the list and keeps the rest of the page. */
    public void write() throws IOException {
        Files.writeString(page, current());
    }

    boolean upToDate() throws IOException {
        return Files.readString(page).equals(current());
    }

    private String current() throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(page + " has no markers of the list");
        }
        return text.substring(0, begin + BEGIN.length()) + table() + text.substring(end);
    }

    private String table() {
        return Invariants.of(project).stream()
                .map(InvariantsPage::row)
                .collect(
                        Collectors.joining(
                                "\n", "| id | the promise | needs |\n|---|---|---|\n", "\n"));
    }

    private static String row(Invariant invariant) {
        String needs =
                invariant.needs().stream()
                        .map(need -> need.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(", "));
        return "| `%s` | %s | %s |".formatted(invariant.id(), invariant.rule(), needs);
    }
}
