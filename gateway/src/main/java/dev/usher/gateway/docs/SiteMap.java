package dev.usher.gateway.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The pages of the site in the order of its navigation; {@code site.yml} lists them. */
record SiteMap(List<SiteMap.Chapter> chapters) {

    /** The file of pages that are made while the services run. */
    static final String LIVE = "live";

    /** A group of pages with a heading. */
    record Chapter(String name, List<Entry> entries) {}

    /**
     * A page.
     *
     * @param label its name in the navigation
     * @param file its Markdown below {@code docs} in the jar, or {@link #LIVE}
     * @param summary one sentence for lists
     */
    record Entry(String path, String label, String file, String summary) {

        boolean live() {
            return file.equals(LIVE);
        }

        /** The address of the Markdown of the page. */
        String markdownPath() {
            return path.equals("/") ? "/docs/index.md" : path + ".md";
        }
    }

    static SiteMap load() {
        List<Chapter> chapters = new ArrayList<>();
        for (Object chapter : list(new Yaml().load(Bundled.text("site.yml")))) {
            Map<?, ?> described = (Map<?, ?>) chapter;
            List<Entry> entries = new ArrayList<>();
            for (Object page : list(member(described, "pages"))) {
                Map<?, ?> entry = (Map<?, ?>) page;
                entries.add(
                        new Entry(
                                text(entry, "path"),
                                text(entry, "label"),
                                text(entry, "file"),
                                text(entry, "summary")));
            }
            chapters.add(new Chapter(text(described, "chapter"), List.copyOf(entries)));
        }
        return new SiteMap(List.copyOf(chapters));
    }

    List<Entry> entries() {
        return chapters.stream().flatMap(chapter -> chapter.entries().stream()).toList();
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }

    private static String text(Map<?, ?> entry, String name) {
        return member(entry, name).toString();
    }

    private static Object member(Map<?, ?> entry, String name) {
        Object value = entry.get(name);
        if (value == null) {
            throw new IllegalStateException("site.yml must give " + name + " in " + entry);
        }
        return value;
    }
}
