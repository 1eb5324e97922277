package dev.usher.gateway.docs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * A heading of a page.
 *
 * @param level 1 for the title
 * @param id the fragment that leads to it
 */
record PageHeading(int level, String id, String text) {

    /** Returns the headings of a document in order; each id occurs once. */
    static List<PageHeading> all(Node document) {
        List<PageHeading> found = new ArrayList<>();
        Map<String, Integer> used = new HashMap<>();
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Heading heading) {
                        String text = textOf(heading);
                        String id = slug(text);
                        int times = used.merge(id, 1, Integer::sum);
                        String unique = times == 1 ? id : id + "-" + times;
                        found.add(new PageHeading(heading.getLevel(), unique, text));
                    }
                });
        return found;
    }

    static String slug(String text) {
        String slug = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return slug.replaceAll("^-|-$", "");
    }

    /** Returns the plain text of a node. */
    static String textOf(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text part) {
                        text.append(part.getLiteral());
                    }

                    @Override
                    public void visit(Code part) {
                        text.append(part.getLiteral());
                    }

                    @Override
                    public void visit(SoftLineBreak part) {
                        text.append(' ');
                    }
                });
        return text.toString();
    }
}
