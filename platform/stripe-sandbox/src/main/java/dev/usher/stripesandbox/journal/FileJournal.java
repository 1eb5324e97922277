package dev.usher.stripesandbox.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of lines, only ever appended to. It is not forced to the disk, so a power cut may cost the
 * last lines; a line torn by a kill is cut off at the next start.
 */
final class FileJournal implements Journal {

    private static final Logger log = LoggerFactory.getLogger(FileJournal.class);

    private final Path file;
    private final FileChannel channel;

    FileJournal(Path file) {
        this.file = file;
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            this.channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            lock();
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot open the journal " + file, unusable);
        }
    }

    private void lock() throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException sameProcess) {
            log.debug("{} is open in this process", file);
        }
        channel.close();
        throw new IllegalStateException("another sandbox uses the journal " + file);
    }

    @Override
    public long replay(Consumer<Entry> reader) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long entries = 0;
            long complete = 0;
            for (int read = in.read(); read >= 0; read = in.read()) {
                if (read != '\n') {
                    line.write(read);
                    continue;
                }
                reader.accept(JournalJson.entry(line.toString(StandardCharsets.UTF_8)));
                complete += line.size() + 1;
                entries++;
                line.reset();
            }
            channel.truncate(complete);
            channel.position(complete);
            return entries;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the journal " + file, unreadable);
        }
    }

    @Override
    public synchronized void append(Entry entry) {
        ByteBuffer line = ByteBuffer.wrap(JournalJson.line(entry));
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException full) {
            throw new UncheckedIOException("cannot write the journal " + file, full);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException broken) {
            log.warn("cannot close the journal {}", file, broken);
        }
    }
}
