package dev.usher.ticket.paper;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Marks what is drawn as headings, paragraphs and figures (ISO 32000-1 section 14.8), so that a
 * reader for the blind reads it out in order, with the words as they were written.
 */
final class TaggedPdf {

    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement document =
            new PDStructureElement(StandardStructureTypes.DOCUMENT, root);
    private final Map<Integer, PDParentTreeValue> parents = new LinkedHashMap<>();
    private final PDDocument pdf;

    /** The drawing between two marks. */
    interface Content {
        void draw(PDPageContentStream page) throws IOException;
    }

    TaggedPdf(PDDocument pdf) {
        this.pdf = pdf;
        root.appendKid(document);
    }

    /** A page with a section of its own. */
    final class Sheet {

        private final PDPage page;
        private final PDPageContentStream content;
        private final PDStructureElement section;
        private final COSArray marked = new COSArray();

        private Sheet(PDPage page, PDPageContentStream content) {
            this.page = page;
            this.content = content;
            this.section = new PDStructureElement(StandardStructureTypes.SECT, document);
            document.appendKid(section);
        }

        /** Draws an element that is read out as the text. */
        void text(String type, String text, Content drawn) throws IOException {
            element(type, drawn).setActualText(text);
        }

        /** Draws a picture that is read out as the description. */
        void figure(String description, Content drawn) throws IOException {
            element(StandardStructureTypes.Figure, drawn).setAlternateDescription(description);
        }

        /** Draws what is decoration and not read out. */
        void decoration(Content drawn) throws IOException {
            content.beginMarkedContent(COSName.ARTIFACT);
            drawn.draw(content);
            content.endMarkedContent();
        }

        private PDStructureElement element(String type, Content drawn) throws IOException {
            int id = marked.size();
            PDStructureElement element = new PDStructureElement(type, section);
            element.setPage(page);
            element.getCOSObject().setItem(COSName.K, COSInteger.get(id));
            section.appendKid(element);
            marked.add(element.getCOSObject());
            content.beginMarkedContent(COSName.getPDFName(type), id);
            drawn.draw(content);
            content.endMarkedContent();
            return element;
        }
    }

    /** The drawing of a sheet. */
    interface SheetContent {
        void draw(Sheet sheet) throws IOException;
    }

    void add(PDPage page, SheetContent drawn) throws IOException {
        int number = parents.size();
        page.setStructParents(number);
        page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            Sheet sheet = new Sheet(page, content);
            drawn.draw(sheet);
            parents.put(number, new PDParentTreeValue(sheet.marked));
        }
    }

    /** Completes the document. */
    void finish(String title) {
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(new LinkedHashMap<>(parents));
        root.setParentTree(tree);
        root.setParentTreeNextKey(parents.size());
        PDDocumentCatalog catalog = pdf.getDocumentCatalog();
        catalog.setStructureTreeRoot(root);
        PDMarkInfo marks = new PDMarkInfo();
        marks.setMarked(true);
        catalog.setMarkInfo(marks);
        catalog.setLanguage("en");
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        pdf.getDocumentInformation().setTitle(title);
    }
}
