package dev.usher.ticket.wallet;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import dev.usher.ticket.paper.QrModules;
import java.util.Map;

/** The dark and light modules of a credential's QR code (ISO/IEC 18004), at level M. */
final class QrCode implements QrModules {

    /** The width of the light margin that the standard requires, in modules. */
    static final int QUIET_ZONE = 4;

    // Scanners read a code with any of the eight masks. Choosing the best one takes most of the
    // encoding's time, and credentials are random enough for a fixed one.
    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.QR_MASK_PATTERN, 3);

    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    static QrCode of(String credential) {
        try {
            return new QrCode(
                    Encoder.encode(credential, ErrorCorrectionLevel.M, HINTS).getMatrix());
        } catch (WriterException tooLong) {
            throw new IllegalStateException("a credential always fits into a QR code", tooLong);
        }
    }

    @Override
    public int width() {
        return modules.getWidth();
    }

    @Override
    public boolean dark(int column, int row) {
        return modules.get(column, row) == 1;
    }
}
