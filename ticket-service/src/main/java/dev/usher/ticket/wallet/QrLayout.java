package dev.usher.ticket.wallet;

/**
 * The position of a code's modules in a square image. A module is a whole number of pixels, so that
 * edges stay sharp; the remaining pixels widen the margin.
 *
 * @param size pixels per side of the image
 * @param scale pixels per module
 * @param margin pixels before the first module
 */
record QrLayout(int size, int scale, int margin) {

    /** The smallest module, in pixels. A smaller one is harder to scan than a narrow margin. */
    private static final int MIN_SCALE = 2;

    static QrLayout of(int modules, int size) {
        int scale = size / (modules + 2 * QrCode.QUIET_ZONE);
        if (scale < MIN_SCALE && modules * MIN_SCALE <= size) {
            scale = MIN_SCALE;
        }
        return new QrLayout(size, scale, (size - modules * scale) / 2);
    }
}
