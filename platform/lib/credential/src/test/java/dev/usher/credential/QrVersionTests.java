package dev.usher.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Mode;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import org.junit.jupiter.api.Test;

class QrVersionTests {

    @Test
    void fitsIntoAVersionNineCodeAtLevelM() throws WriterException {
        String ordinary = Vectors.PUBLIC.valid().getFirst().credential();

        QRCode code = Encoder.encode(ordinary, ErrorCorrectionLevel.M);

        assertThat(ordinary).hasSize(224);
        assertThat(code.getVersion().getVersionNumber()).isEqualTo(9);
        assertThat(code.getMode()).isEqualTo(Mode.ALPHANUMERIC);
    }

    @Test
    void staysThereEvenWithTheLargestClaims() throws WriterException {
        for (Vectors.Valid vector : Vectors.PUBLIC.valid()) {
            QRCode code = Encoder.encode(vector.credential(), ErrorCorrectionLevel.M);

            assertThat(code.getVersion().getVersionNumber()).isLessThanOrEqualTo(9);
            assertThat(vector.credential().length()).isLessThan(SignedCredential.MAX_LENGTH);
        }
    }
}
