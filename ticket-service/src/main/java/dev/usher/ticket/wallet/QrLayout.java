package dev.usher.ticket.wallet;

/**
 * Where the modules of a code lie in a square image: each is a whole number of pixels, so edges
 * stay sharp, and what is left over becomes a wider margin.
 *
 * @param scale pixels per module
 * @param margin pixels before the first module
 */
record QrLayout(int size, int scale, int margin) {

    /** Half a module less than the standard's quiet zone is better than modules of one pixel. */
    private static final int MIN_SCALE = 2;

    static QrLayout of(int modules, int size) {
        int scale = size / (modules + 2 * QrCode.QUIET_ZONE);
        if (scale < MIN_SCALE && modules * MIN_SCALE <= size) {
            scale = MIN_SCALE;
        }
        return new QrLayout(size, scale, (size - modules * scale) / 2);
    }
}
