package dev.usher.gateway.docs;

import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * The addresses behind the relative links of a document. Documents of the repository link to its
 * files: those that the site has become links to its pages, and the others become plain text.
 */
record PageLinks(Map<String, String> pages) {

    static final PageLinks NONE = new PageLinks(Map.of());

    void follow(Node document) {
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Link link) {
                        visitChildren(link);
                        lead(link);
                    }
                });
    }

    private void lead(Link link) {
        String target = link.getDestination();
        if (target.matches("(https?://|/|#).*")) {
            return;
        }
        String page = pages.get(target);
        if (page != null) {
            link.setDestination(page);
            return;
        }
        for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
            link.insertBefore(child);
        }
        link.unlink();
    }
}
