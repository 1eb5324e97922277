package dev.usher.gateway.docs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts the frame of the site around a page: header, navigation, contents, neighbours. */
@Component
class SiteFrame {

    private static final PageTemplate PAGE = new PageTemplate("page.html");
    private static final String PROBLEMS = "/docs/problems";
    private static final int FEWEST_CONTENTS = 3;

    private final SiteMap map = SiteMap.load();
    private final SiteAssets assets;

    SiteFrame(SiteAssets assets) {
        this.assets = assets;
    }

    SiteMap map() {
        return map;
    }

    String around(SitePage page) {
        Map<String, String> places = new HashMap<>(assets.addresses());
        boolean front = page.path().equals("/");
        places.put("kind", page.kind());
        places.put(
                "title",
                PageTemplate.escape(front ? "Usher: tickets by API" : page.title() + " · Usher"));
        places.put("summary", PageTemplate.escape(page.summary()));
        places.put("navigation", navigation(page.path()));
        places.put("main", page.html());
        places.put("contents", front ? "" : contents(page.headings()));
        places.put("neighbours", front ? "" : neighbours(page.path()));
        places.put("markdown", markdown(page));
        return PAGE.with(places);
    }

    private static String markdown(SitePage page) {
        if (page.kind().equals("unknown")) {
            return "";
        }
        String path = page.path().equals("/") ? "/docs/index" : page.path();
        return "<a href=\"%s.md\">This page as Markdown</a>".formatted(PageTemplate.escape(path));
    }

    private String navigation(String current) {
        return map.chapters().stream()
                .map(chapter ->
                        "<h2>%s</h2>\n<ul>\n%s\n</ul>"
                                .formatted(
                                        PageTemplate.escape(chapter.name()),
                                        chapter.entries().stream()
                                                .map(entry -> item(entry, current))
                                                .collect(Collectors.joining("\n"))))
                .collect(Collectors.joining("\n"));
    }

    private static String item(SiteMap.Entry entry, String current) {
        String mark = "";
        if (entry.path().equals(current)) {
            mark = " aria-current=\"page\"";
        } else if (entry.path().equals(PROBLEMS) && current.startsWith(PROBLEMS)) {
            mark = " aria-current=\"true\"";
        }
        return "<li><a href=\"%s\"%s>%s</a></li>"
                .formatted(entry.path(), mark, PageTemplate.escape(entry.label()));
    }

    private static String contents(List<PageHeading> headings) {
        List<PageHeading> chapters =
                headings.stream().filter(heading -> heading.level() == 2).toList();
        if (chapters.size() < FEWEST_CONTENTS) {
            return "";
        }
        return chapters.stream()
                .map(heading ->
                        "<li><a href=\"#%s\">%s</a></li>"
                                .formatted(heading.id(), PageTemplate.escape(heading.text())))
                .collect(
                        Collectors.joining(
                                "\n",
                                "<nav class=\"contents\" aria-labelledby=\"contents-title\">"
                                        + "<h2 id=\"contents-title\">On this page</h2>\n<ul>\n",
                                "\n</ul>\n</nav>"));
    }

    private String neighbours(String current) {
        List<SiteMap.Entry> entries = map.entries();
        StringBuilder links = new StringBuilder();
        for (int at = 0; at < entries.size(); at++) {
            if (entries.get(at).path().equals(current)) {
                if (at > 0) {
                    links.append(neighbour("previous", "Previous", entries.get(at - 1)));
                }
                if (at + 1 < entries.size()) {
                    links.append(neighbour("next", "Next", entries.get(at + 1)));
                }
            }
        }
        return links.isEmpty()
                ? ""
                : "<nav class=\"neighbours\" aria-label=\"Previous and next page\">%s</nav>"
                        .formatted(links);
    }

    private static String neighbour(String kind, String word, SiteMap.Entry entry) {
        return "<a class=\"%s\" href=\"%s\"><span>%s</span>%s</a>"
                .formatted(kind, entry.path(), word, PageTemplate.escape(entry.label()));
    }
}
