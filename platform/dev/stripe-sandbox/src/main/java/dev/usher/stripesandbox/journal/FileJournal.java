package dev.usher.stripesandbox.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in a file of lines. It is not forced to the disk, so a power failure may lose the last
 * lines. An incomplete line, left by a killed process, is removed at the next start.
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
        } catch (OverlappingFileLockException _) {
            log.debug("the journal {} is already open in this process", file);
        }
        channel.close();
        throw new IllegalStateException("another sandbox uses the journal " + file);
    }

    @Override
    public long replay(Consumer<JournalEntry> reader) {
        try {
            long end = endOfLastLine();
            channel.truncate(end);
            channel.position(end);
            return read(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the journal " + file, unreadable);
        }
    }

    private long endOfLastLine() throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        long end = channel.size();
        while (end > 0) {
            last.clear();
            channel.read(last, end - 1);
            if (last.get(0) == '\n') {
                return end;
            }
            end--;
        }
        return 0;
    }

    private long read(Consumer<JournalEntry> reader) throws IOException {
        long entries = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.accept(JournalJson.entry(line));
                entries++;
            }
        }
        return entries;
    }

    @Override
    public synchronized void append(JournalEntry entry) {
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
