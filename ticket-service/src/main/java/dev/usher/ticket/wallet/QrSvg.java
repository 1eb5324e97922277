package dev.usher.ticket.wallet;

import java.nio.charset.StandardCharsets;

/** Draws a QR code as an SVG: one path of horizontal runs, in units of modules. */
final class QrSvg {

    /** The words that are read out instead of the picture. */
    private static final String NAME = "QR code of the ticket";

    private QrSvg() {}

    static byte[] draw(QrCode code, int size) {
        int side = code.width() + 2 * QrCode.QUIET_ZONE;
        StringBuilder svg = new StringBuilder(16_384);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(size)
                .append("\" height=\"")
                .append(size)
                .append("\" viewBox=\"0 0 ")
                .append(side)
                .append(' ')
                .append(side)
                .append("\" shape-rendering=\"crispEdges\" role=\"img\" aria-label=\"")
                .append(NAME)
                .append("\"><title>")
                .append(NAME)
                .append("</title><path fill=\"#fff\" d=\"M0 0h")
                .append(side)
                .append('v')
                .append(side)
                .append("H0z\"/><path d=\"");
        for (int row = 0; row < code.width(); row++) {
            runs(svg, code, row);
        }
        return svg.append("\"/></svg>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void runs(StringBuilder svg, QrCode code, int row) {
        int column = 0;
        while (column < code.width()) {
            int end = column;
            while (end < code.width() && code.dark(end, row)) {
                end++;
            }
            if (end > column) {
                svg.append('M')
                        .append(column + QrCode.QUIET_ZONE)
                        .append(' ')
                        .append(row + QrCode.QUIET_ZONE)
                        .append('h')
                        .append(end - column)
                        .append("v1h-")
                        .append(end - column)
                        .append('z');
            }
            column = end + 1;
        }
    }
}
