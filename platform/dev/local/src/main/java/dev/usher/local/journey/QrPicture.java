package dev.usher.local.journey;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.EncodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import dev.usher.client.CallFailed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Reads a QR code as a scanner would, and draws one with characters. */
public final class QrPicture {

    private static final int QUIET = 2;

    private QrPicture() {}

    /** Returns the text that a scanner reads from the image. */
    public static String read(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            if (image == null) {
                throw new CallFailed("The QR code is not an image.");
            }
            int width = image.getWidth();
            int height = image.getHeight();
            int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
            return new QRCodeReader()
                    .decode(
                            new BinaryBitmap(
                                    new HybridBinarizer(
                                            new RGBLuminanceSource(width, height, pixels))))
                    .getText();
        } catch (NotFoundException none) {
            throw new CallFailed("There is no QR code in the image.", none);
        } catch (IOException | ReaderException unreadable) {
            throw new CallFailed("The QR code cannot be read.", unreadable);
        }
    }

    /** Draws two rows of modules per line of text; a ticket takes 57 columns. */
    public static String drawn(String content) {
        BitMatrix modules = modules(content);
        StringBuilder picture = new StringBuilder();
        for (int y = -QUIET; y < modules.getHeight() + QUIET; y += 2) {
            for (int x = -QUIET; x < modules.getWidth() + QUIET; x++) {
                boolean upper = dark(modules, x, y);
                boolean lower = dark(modules, x, y + 1);
                picture.append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
            }
            picture.append('\n');
        }
        return picture.toString();
    }

    private static boolean dark(BitMatrix modules, int x, int y) {
        return x >= 0
                && y >= 0
                && x < modules.getWidth()
                && y < modules.getHeight()
                && modules.get(x, y);
    }

    private static BitMatrix modules(String content) {
        try {
            return new QRCodeWriter()
                    .encode(
                            content,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    0));
        } catch (WriterException tooLong) {
            throw new CallFailed("The QR code cannot be drawn.", tooLong);
        }
    }
}
