package dev.usher.ticket.wallet;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** The changes to the image of a QR code on its way to a gate; each writes a file. */
enum QrPictures {
    AS_DRAWN("png") {
        @Override
        void write(byte[] png, Path file) throws IOException {
            Files.write(file, png);
        }
    },
    /** Compressed, like by messengers. */
    COMPRESSED("jpg") {
        @Override
        void write(byte[] png, Path file) throws IOException {
            jpeg(coloured(read(png), 0), file);
        }
    },
    /** Turned, like in a hand. */
    ROTATED("png") {
        @Override
        void write(byte[] png, Path file) throws IOException {
            ImageIO.write(coloured(read(png), DEGREES), "png", file.toFile());
        }
    },
    /** Both take detail away; with two pixels per module zbar reads nine of ten pictures. */
    ROTATED_AND_COMPRESSED("jpg", 200) {
        @Override
        void write(byte[] png, Path file) throws IOException {
            jpeg(coloured(read(png), DEGREES), file);
        }
    };

    private static final int DEGREES = 15;

    /** The default of most encoders. */
    private static final float QUALITY = 0.75f;

    private static final int SMALLEST = 150;

    private final String ending;
    private final int smallest;

    QrPictures(String ending) {
        this(ending, SMALLEST);
    }

    QrPictures(String ending, int smallest) {
        this.ending = ending;
        this.smallest = smallest;
    }

    /** The pixels per side from which on every picture must be read. */
    int smallest() {
        return smallest;
    }

    abstract void write(byte[] png, Path file) throws IOException;

    /** Writes a picture into the directory and returns its file. */
    Path of(byte[] png, Path directory, String name) {
        Path file = directory.resolve(name + "." + ending);
        try {
            write(png, file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return file;
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /** Draws it on a white ground that is large enough for the rotated square. */
    private static BufferedImage coloured(BufferedImage image, int degrees) {
        double angle = Math.toRadians(degrees);
        int side = (int) Math.ceil(image.getWidth() * (Math.cos(angle) + Math.sin(angle)));
        BufferedImage drawn = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = drawn.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, side, side);
        canvas.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.rotate(angle, side / 2.0, side / 2.0);
        int edge = (side - image.getWidth()) / 2;
        canvas.drawImage(image, edge, edge, null);
        canvas.dispose();
        return drawn;
    }

    private static void jpeg(BufferedImage image, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(QUALITY);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
    }
}
