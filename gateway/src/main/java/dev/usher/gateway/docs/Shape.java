package dev.usher.gateway.docs;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** An element that the page has around blocks of the Markdown. */
final class Shape extends CustomBlock {

    private final String kind;
    private final String name;

    private Shape(String kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    /** The class of the element. */
    String kind() {
        return kind;
    }

    /** The name of what it contains, which may be empty. */
    String name() {
        return name;
    }

    /** Lets wide tables scroll. */
    static void tables(Node document) {
        String heading = "";
        for (Node node : childrenOf(document)) {
            if (node instanceof Heading) {
                heading = PageHeading.textOf(node);
            }
            if (node instanceof TableBlock) {
                around(node, new Shape("table", heading));
            }
        }
    }

    /** Groups code blocks in several languages that stand one after the other. */
    static void tabs(Node document) {
        Shape group = null;
        for (Node node : childrenOf(document)) {
            if (node instanceof FencedCodeBlock block && CodeInfo.of(block).tab()) {
                Shape tab = new Shape("tab", CodeInfo.of(block).label());
                if (group == null) {
                    group = new Shape("tabs", "");
                    block.insertBefore(group);
                }
                group.appendChild(tab);
                tab.appendChild(block);
            } else {
                group = null;
            }
        }
    }

    /** Makes a section of each heading of level 2 and what follows it, and one of the beginning. */
    static void sections(Node document) {
        Shape section = null;
        for (Node node : childrenOf(document)) {
            boolean begins = node instanceof Heading heading && heading.getLevel() == 2;
            if (section == null || begins) {
                String name = begins ? PageHeading.slug(PageHeading.textOf(node)) : "hero";
                section = new Shape("section", name);
                node.insertBefore(section);
            }
            section.appendChild(node);
        }
    }

    private static void around(Node node, Shape shape) {
        node.insertBefore(shape);
        shape.appendChild(node);
    }

    private static List<Node> childrenOf(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            children.add(node);
        }
        return children;
    }
}
