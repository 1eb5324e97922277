package dev.usher.gateway.docs;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders Markdown to the HTML of a page. HTML inside the Markdown is shown as text. */
final class MarkdownText {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder()
                    .extensions(EXTENSIONS)
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    .nodeRendererFactory(BlockMarkup::new)
                    .build();

    private MarkdownText() {}

    /**
     * The parts of a page.
     *
     * @param title the first heading
     * @param summary the first paragraph, as plain text
     * @param headings the headings below the title
     */
    record Rendered(String title, String summary, String html, List<PageHeading> headings) {}

    /** Renders a page; relative links lead where {@code links} says, or nowhere. */
    static Rendered page(String markdown, PageLinks links) {
        return render(markdown, links, false);
    }

    /** Renders the front page, whose chapters are sections of their own. */
    static Rendered frontPage(String markdown, PageLinks links) {
        return render(markdown, links, true);
    }

    private static Rendered render(String markdown, PageLinks links, boolean sections) {
        Node document = PARSER.parse(markdown);
        links.follow(document);
        List<PageHeading> headings = PageHeading.all(document);
        Shape.tables(document);
        Shape.tabs(document);
        if (sections) {
            Shape.sections(document);
        }
        String title = headings.isEmpty() ? "" : headings.getFirst().text();
        return new Rendered(
                title,
                summary(PARSER.parse(markdown)),
                RENDERER.render(document),
                headings.stream().filter(heading -> heading.level() > 1).toList());
    }

    private static String summary(Node document) {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Paragraph) {
                return PageHeading.textOf(node);
            }
        }
        return "";
    }
}
