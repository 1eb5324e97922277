package dev.usher.gateway.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Lists what the search of the site looks through: pages, headings, calls and problems. */
@Component
class SearchIndex {

    private static final Pattern WORD = Pattern.compile("[a-z][a-z_-]{3,}");

    private final List<Map<String, String>> pages = new ArrayList<>();
    private final JsonMapper json;

    SearchIndex(Site site, JsonMapper json) {
        this.json = json;
        site.pages()
                .forEach((path, page) -> {
                    Map<String, String> whole = entry("Page", page.title(), path, page.summary());
                    whole.put("words", words(page.html()));
                    pages.add(whole);
                    for (PageHeading heading : page.headings()) {
                        String address = path + "#" + heading.id();
                        pages.add(entry(page.title(), heading.text(), address, ""));
                    }
                });
    }

    SentFile of(ReferenceText reference, List<ListedProblem> problems) {
        List<Map<String, String>> entries = new ArrayList<>(pages);
        for (ReferenceText.Call call : reference.calls()) {
            entries.add(entry("Call", call.call(), "/docs" + call.anchor(), call.summary()));
        }
        for (ListedProblem type : problems) {
            String address = "/docs/problems/" + type.code();
            entries.add(entry("Problem", type.code(), address, type.title()));
        }
        return SentFile.text("application/json", json.writeValueAsString(entries));
    }

    /** Returns each word of a page once. */
    private static String words(String html) {
        String text = html.replaceAll("<[^>]*>", " ").toLowerCase(Locale.ROOT);
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static Map<String, String> entry(String kind, String title, String path, String text) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("kind", kind);
        entry.put("title", title);
        entry.put("path", path);
        entry.put("text", text);
        return entry;
    }
}
