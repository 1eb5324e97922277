package dev.usher.bench.qr;

/**
 * The task of the program that draws.
 *
 * @param size pixels per side
 * @param millis for how long images are drawn
 */
record QrOrder(Way way, int size, long millis) {

    /** The ways to draw an image. */
    enum Way {
        /** The classes of ticket-service. */
        OURS,

        /** ZXing's own writer, which uses BufferedImage and ImageIO. */
        ZXING,

        /** ZXing's code in a coloured image, drawn pixel by pixel, as tutorials do it. */
        ZXING_COLOURED
    }
}
