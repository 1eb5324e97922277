package dev.usher.ticket.wallet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads pictures with zbarimg, a decoder that shares nothing with ours. */
final class Zbar {

    private static final String PROGRAM = "zbarimg";
    private static final int FILES_AT_ONCE = 50;
    private static final Pattern SOURCE = Pattern.compile("<source href='([^']*)'>");
    private static final Pattern DATA = Pattern.compile("<data><!\\[CDATA\\[(.*?)]]></data>");

    private Zbar() {}

    static boolean installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, PROGRAM)));
    }

    /** The text of each file in which a code was found. */
    static Map<Path, String> read(List<Path> files) {
        Map<Path, String> read = new HashMap<>();
        for (int from = 0; from < files.size(); from += FILES_AT_ONCE) {
            List<Path> some = files.subList(from, Math.min(files.size(), from + FILES_AT_ONCE));
            read.putAll(readAtOnce(some));
        }
        return read;
    }

    private static Map<Path, String> readAtOnce(List<Path> files) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                PROGRAM,
                                "--quiet",
                                "--nodbus",
                                "--xml",
                                "-Sdisable",
                                "-Sqrcode.enable"));
        files.forEach(file -> command.add(file.toString()));
        Map<Path, String> read = new HashMap<>();
        for (String part : said(command).split("</source>", -1)) {
            Matcher source = SOURCE.matcher(part);
            Matcher data = DATA.matcher(part);
            if (source.find() && data.find()) {
                read.put(Path.of(source.group(1)), data.group(1));
            }
        }
        return read;
    }

    /**
     * Its exit code says that a picture held no code; then that file is missing in what it says.
     */
    private static String said(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
