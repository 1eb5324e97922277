package dev.usher.gateway.docs;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes the HTML of headings, code blocks and the elements around blocks. */
final class BlockMarkup implements NodeRenderer {

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final Map<String, Integer> used = new HashMap<>();

    BlockMarkup(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Heading.class, FencedCodeBlock.class, Shape.class);
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case Heading heading -> heading(heading);
            case FencedCodeBlock block -> code(block);
            case Shape shape -> shape(shape);
            default -> throw new IllegalArgumentException("unexpected node " + node);
        }
    }

    private void heading(Heading heading) {
        String text = PageHeading.textOf(heading);
        String slug = PageHeading.slug(text);
        int times = used.merge(slug, 1, Integer::sum);
        String id = times == 1 ? slug : slug + "-" + times;
        String tag = "h" + heading.getLevel();
        html.line();
        html.tag(tag, Map.of("id", id));
        children(heading);
        if (heading.getLevel() > 1) {
            Map<String, String> link = new LinkedHashMap<>();
            link.put("class", "anchor");
            link.put("href", "#" + id);
            link.put("aria-label", "Link to “" + text + "”");
            html.tag("a", link);
            html.text("#");
            html.tag("/a");
        }
        html.tag("/" + tag);
        html.line();
    }

    private void code(FencedCodeBlock block) {
        CodeInfo info = CodeInfo.of(block);
        html.line();
        html.tag("div", Map.of("class", "code"));
        html.tag("div", Map.of("class", "code-head"));
        html.tag("span");
        html.text(info.label());
        html.tag("/span");
        html.raw("<button type=\"button\" class=\"copy\">Copy</button>");
        html.tag("/div");
        html.raw("<pre tabindex=\"0\"><code>");
        html.raw(CodeColours.html(info.language(), block.getLiteral().stripTrailing()));
        html.raw("</code></pre>");
        html.tag("/div");
        html.line();
    }

    private void shape(Shape shape) {
        Map<String, String> attributes = new LinkedHashMap<>();
        String tag = "div";
        switch (shape.kind()) {
            case "section" -> {
                tag = "section";
                attributes.put("class", "part " + shape.name());
            }
            case "table" -> {
                attributes.put("class", "table");
                attributes.put("tabindex", "0");
                attributes.put("role", "group");
                attributes.put("aria-label", "Table: " + shape.name());
            }
            case "tab" -> {
                attributes.put("class", "tab");
                attributes.put("data-tab", shape.name());
            }
            default -> attributes.put("class", shape.kind());
        }
        html.line();
        html.tag(tag, attributes);
        children(shape);
        html.tag("/" + tag);
        html.line();
    }

    private void children(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            context.render(node);
        }
    }
}
