package dev.usher.ticket.paper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes which characters the codes of a font stand for, so that text is found and copied (a
 * ToUnicode CMap, ISO 32000-1, 9.10.3).
 */
final class CodeTexts {

    /** A block of such a map has up to 100 lines. */
    private static final int BLOCK = 100;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private CodeTexts() {}

    /** Returns the map of the codes 1, 2 and so on; a text that is empty is left out. */
    static byte[] map(List<String> texts) {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < texts.size(); at++) {
            if (!texts.get(at).isEmpty()) {
                lines.add(
                        "<"
                                + HEX.toHexDigits((short) (at + 1))
                                + "> <"
                                + hex(texts.get(at))
                                + ">\n");
            }
        }
        StringBuilder map = new StringBuilder(1024);
        map.append(
                """
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        for (int start = 0; start < lines.size(); start += BLOCK) {
            List<String> block = lines.subList(start, Math.min(start + BLOCK, lines.size()));
            map.append(block.size()).append(" beginbfchar\n");
            block.forEach(map::append);
            map.append("endbfchar\n");
        }
        map.append(
                """
                endcmap
                CMapName currentdict /CMap defineresource pop
                end
                end
                """);
        return map.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    }
}
