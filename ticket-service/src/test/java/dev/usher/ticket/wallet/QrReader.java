package dev.usher.ticket.wallet;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads QR codes from pictures as a scanner does. */
public final class QrReader {

    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");
    private static final int SCALE = 6;

    private QrReader() {}

    /** Tries what scanners try: other thresholds, a longer search, and a larger picture. */
    public static String read(BufferedImage image) throws ReaderException {
        try {
            return readAsItIs(image);
        } catch (ReaderException _) {
            return readAsItIs(enlarged(image));
        }
    }

    private static String readAsItIs(BufferedImage image) throws ReaderException {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        LuminanceSource source = new RGBLuminanceSource(width, height, pixels);
        ReaderException last = NotFoundException.getNotFoundInstance();
        for (DecodeHintType way : List.of(DecodeHintType.TRY_HARDER, DecodeHintType.PURE_BARCODE)) {
            for (Binarizer binarizer :
                    List.of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source))) {
                try {
                    return new QRCodeReader()
                            .decode(new BinaryBitmap(binarizer), Map.of(way, true))
                            .getText();
                } catch (ReaderException notRead) {
                    last = notRead;
                }
            }
        }
        throw last;
    }

    private static BufferedImage enlarged(BufferedImage image) {
        int width = 2 * image.getWidth();
        int height = 2 * image.getHeight();
        BufferedImage larger = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = larger.createGraphics();
        canvas.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(image, 0, 0, width, height, null);
        canvas.dispose();
        return larger;
    }

    /** Draws the path as a browser would, then reads that. */
    static String readSvg(String svg) throws ReaderException {
        Matcher side = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        if (!side.find()) {
            throw new AssertionError("no viewBox in " + svg);
        }
        int pixels = Integer.parseInt(side.group(1)) * SCALE;
        BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, pixels, pixels);
        canvas.setColor(Color.BLACK);
        Matcher run = RUN.matcher(svg);
        while (run.find()) {
            canvas.fillRect(
                    Integer.parseInt(run.group(1)) * SCALE,
                    Integer.parseInt(run.group(2)) * SCALE,
                    Integer.parseInt(run.group(3)) * SCALE,
                    SCALE);
        }
        canvas.dispose();
        return read(image);
    }
}
