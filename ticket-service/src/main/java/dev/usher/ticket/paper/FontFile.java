package dev.usher.ticket.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/** A TrueType file, which is read when it is first needed and then kept for all threads. */
final class FontFile {

    private final String name;
    private final Source source;
    private byte @Nullable [] content;
    private @Nullable Shaper shaper;

    /** The place of the file. */
    private interface Source {
        byte[] read() throws IOException;
    }

    private FontFile(String name, Source source) {
        this.name = name;
        this.source = source;
    }

    /** Names a file that is part of the jar. */
    static FontFile ofJar(String resource) {
        return new FontFile(
                resource,
                () -> {
                    try (InputStream font = FontFile.class.getResourceAsStream(resource)) {
                        if (font == null) {
                            throw new IOException("it is missing in the jar");
                        }
                        return font.readAllBytes();
                    }
                });
    }

    /** Names a file of the operator. */
    static FontFile of(Path path) {
        return new FontFile("usher.paper.more-fonts: " + path, () -> Files.readAllBytes(path));
    }

    /** Returns the font for one thread: a parsed font serves one at a time. */
    TrueTypeFont parse() {
        try {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(content()));
            // Text is shaped before it comes to the font, so that it can be found and copied.
            font.setEnableGsub(false);
            return font;
        } catch (IOException malformed) {
            throw new UncheckedIOException("not a TrueType file, " + name, malformed);
        }
    }

    synchronized Shaper shaper(int unitsPerEm) {
        if (shaper == null) {
            shaper = JdkShaper.of(content(), unitsPerEm);
        }
        return shaper;
    }

    private synchronized byte[] content() {
        if (content == null) {
            try {
                content = source.read();
            } catch (IOException unreadable) {
                throw new UncheckedIOException("no font, " + name, unreadable);
            }
        }
        return content;
    }
}
