package dev.usher.platform.infrastructure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the archives of the servers. No entry can be written outside the target directory. */
final class Archives {

    private static final Set<PosixFilePermission> PROGRAM =
            PosixFilePermissions.fromString("rwxr-xr-x");
    private static final int EXECUTABLE = 0100;

    private Archives() {}

    /** Unpacks a jar that holds one tar.xz. */
    static void unpackPostgres(Path jar, Path into) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry inner =
                    zip.stream()
                            .filter(entry -> entry.getName().endsWith(".txz"))
                            .findFirst()
                            .orElseThrow(() -> new IOException("no .txz in " + jar));
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(
                            new XZCompressorInputStream(zip.getInputStream(inner)))) {
                for (TarArchiveEntry entry = tar.getNextEntry();
                        entry != null;
                        entry = tar.getNextEntry()) {
                    unpack(tar, entry, into);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("Could not unpack " + jar, broken);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
            throws IOException {
        Path target = inside(into, entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            inside(into, into.relativize(target).resolveSibling(entry.getLinkName()).toString());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            write(tar, target, (entry.getMode() & EXECUTABLE) != 0);
        }
    }

    /** Unpacks a zip whose entries all lie in one directory, without that directory. */
    static void unzipWithoutTop(Path file, Path into) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries();
                    entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                if (entry.isDirectory() || name.isEmpty()) {
                    continue;
                }
                try (InputStream content = zip.getInputStream(entry)) {
                    write(content, inside(into, name), name.endsWith(".sh"));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("Could not unpack " + file, broken);
        }
    }

    private static void write(InputStream content, Path target, boolean program)
            throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(content, target);
        if (program) {
            Files.setPosixFilePermissions(target, PROGRAM);
        }
    }

    private static Path inside(Path directory, String name) throws IOException {
        Path target = directory.resolve(name).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException("entry outside its directory: " + name);
        }
        return target;
    }
}
