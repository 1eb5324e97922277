package dev.usher.ticket.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ReaderException;
import dev.usher.credential.Credential;
import dev.usher.credential.CredentialSigner;
import dev.usher.credential.RootSecret;
import dev.usher.credential.SigningKey;
import dev.usher.ticket.paper.PrintedPages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Reads QR codes of many credentials and sizes from pictures, with zbar where it is installed and
 * with ZXing elsewhere. With the system property {@code usher.long} there are 1,000 pictures of
 * each kind instead of 30.
 */
class ScannedQrTests {

    private static final int PICTURES = Boolean.getBoolean("usher.long") ? 1_000 : 30;
    private static final int LARGEST = 1_000;
    private static final int PAGES_AT_ONCE = 50;
    private static final int DOTS_PER_INCH = 150;

    @TempDir private Path directory;

    private final List<String> credentials = credentials();

    @ParameterizedTest
    @EnumSource
    void areReadAtEverySize(QrPictures form) {
        Map<Path, String> expected = new HashMap<>();
        for (int i = 0; i < PICTURES; i++) {
            int size = form.smallest() + i * (LARGEST - form.smallest()) / (PICTURES - 1);
            byte[] png = QrPng.draw(QrCode.of(credentials.get(i)), size);
            expected.put(form.of(png, directory, i + "-" + size), credentials.get(i));
        }

        assertAllAreRead(form.toString(), expected);
    }

    @Test
    void areReadFromPrintedPages() throws IOException {
        Map<Path, String> expected = new HashMap<>();
        for (int from = 0; from < PICTURES; from += PAGES_AT_ONCE) {
            List<String> some = credentials.subList(from, Math.min(PICTURES, from + PAGES_AT_ONCE));
            List<BufferedImage> pages =
                    PrintedPages.of(some.stream().map(QrCode::of).toList(), DOTS_PER_INCH);
            for (int i = 0; i < pages.size(); i++) {
                Path file = directory.resolve("page-" + (from + i) + ".png");
                ImageIO.write(pages.get(i), "png", file.toFile());
                expected.put(file, some.get(i));
            }
        }

        assertAllAreRead("PRINTED", expected);
    }

    private static void assertAllAreRead(String form, Map<Path, String> expected) {
        List<Path> files = List.copyOf(expected.keySet());
        Map<Path, String> read = Zbar.installed() ? Zbar.read(files) : byZxing(files);
        List<String> unread = new ArrayList<>();
        expected.forEach((file, credential) -> {
            if (!credential.equals(read.get(file))) {
                unread.add(file.getFileName() + " " + read.get(file));
            }
        });
        System.out.printf(
                "%s: %s read %d of %d%n",
                form,
                Zbar.installed() ? "zbar" : "ZXing",
                files.size() - unread.size(),
                files.size());
        assertThat(unread).as(form).isEmpty();
    }

    private static Map<Path, String> byZxing(List<Path> files) {
        Map<Path, String> read = new HashMap<>();
        for (Path file : files) {
            try {
                read.put(file, QrReader.read(ImageIO.read(file.toFile())));
            } catch (ReaderException notRead) {
                read.put(file, notRead.toString());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return read;
    }

    private static List<String> credentials() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(150);
        RootSecret root = new RootSecret(new byte[RootSecret.MIN_BYTES]);
        UUID event = new UUID(15, 15);
        SigningKey key = root.signingKey(event, 1);
        CredentialSigner signer = new CredentialSigner();
        Instant from = Instant.parse("2026-11-30T12:00:00Z");
        return IntStream.range(0, PICTURES)
                .mapToObj(_ -> new UUID(random.nextLong(), random.nextLong()))
                .map(id -> new Credential(id, event, 1, from, from.plusSeconds(1L << 25)))
                .map(claims -> signer.sign(claims, key))
                .toList();
    }
}
