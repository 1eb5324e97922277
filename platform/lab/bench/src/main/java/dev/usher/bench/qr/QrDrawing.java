package dev.usher.bench.qr;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.EncodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import dev.usher.bench.fulfil.Signer;
import dev.usher.bench.process.Dialogue;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** The program that draws QR codes of signed credentials, one after the other. */
public final class QrDrawing {

    private static final int CREDENTIALS = 512;
    private static final int QUIET_ZONE = 4;
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;
    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(
                    EncodeHintType.ERROR_CORRECTION,
                    ErrorCorrectionLevel.M,
                    EncodeHintType.MARGIN,
                    QUIET_ZONE);

    private final List<String> credentials;
    private int next;

    private QrDrawing() {
        Signer signer = new Signer();
        SplittableRandom random = new SplittableRandom(480);
        this.credentials =
                IntStream.range(0, CREDENTIALS)
                        .mapToObj(_ -> signer.sign(new UUID(random.nextLong(), random.nextLong())))
                        .toList();
    }

    static void main() throws IOException {
        QrDrawing program = new QrDrawing();
        Dialogue.serve(QrOrder.class, program::run);
    }

    /**
     * The images that were drawn.
     *
     * @param bytes the size of the last
     * @param readable whether ZXing read the credential from the last
     */
    record Drawn(long images, long nanos, int bytes, boolean readable) {}

    private Drawn run(QrOrder order) {
        long start = System.nanoTime();
        long until = start + order.millis() * 1_000_000;
        long images = 0;
        String credential;
        byte[] image;
        do {
            credential = credentials.get(next++ % CREDENTIALS);
            image = draw(order, credential);
            images++;
        } while (System.nanoTime() < until);
        long nanos = System.nanoTime() - start;
        return new Drawn(images, nanos, image.length, credential.equals(read(image)));
    }

    private static byte[] draw(QrOrder order, String credential) {
        try {
            return switch (order.way()) {
                case OURS -> ServiceDrawing.png(credential, order.size());
                case ZXING -> zxing(credential, order.size());
                case ZXING_COLOURED -> coloured(credential, order.size());
            };
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (WriterException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static byte[] zxing(String credential, int size) throws IOException, WriterException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        MatrixToImageWriter.writeToStream(matrix(credential, size), "png", png);
        return png.toByteArray();
    }

    private static byte[] coloured(String credential, int size)
            throws IOException, WriterException {
        BitMatrix matrix = matrix(credential, size);
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                image.setRGB(x, y, matrix.get(x, y) ? BLACK : WHITE);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private static BitMatrix matrix(String credential, int size) throws WriterException {
        return new QRCodeWriter().encode(credential, BarcodeFormat.QR_CODE, size, size, HINTS);
    }

    private static String read(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            return new QRCodeReader()
                    .decode(
                            new BinaryBitmap(
                                    new HybridBinarizer(new BufferedImageLuminanceSource(image))))
                    .getText();
        } catch (ReaderException unreadable) {
            return unreadable.toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
