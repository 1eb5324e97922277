package dev.usher.gateway.docs;

import java.util.List;

/**
 * A page of the site before the frame is put around it.
 *
 * @param path its address
 * @param kind the class of its body, for the style sheet
 * @param html what stands in {@code main}
 * @param headings the headings that the list "On this page" shows
 */
record SitePage(
        String path,
        String kind,
        String title,
        String summary,
        String html,
        List<PageHeading> headings) {

    static SitePage of(String path, String kind, MarkdownText.Rendered rendered) {
        return new SitePage(
                path,
                kind,
                rendered.title(),
                rendered.summary(),
                rendered.html(),
                rendered.headings());
    }
}
