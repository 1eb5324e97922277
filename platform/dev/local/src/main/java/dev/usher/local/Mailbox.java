package dev.usher.local;

import dev.usher.local.suite.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Carries requests to the supervisor and its answers back, one file for each. */
final class Mailbox {

    private static final long PROCESS = ProcessHandle.current().pid();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Home home;

    Mailbox(Home home) {
        this.home = home;
    }

    /** Leaves a request for the supervisor; returns the name under which it will be answered. */
    String put(Request request) {
        String file = request.file(PROCESS + "-" + NUMBER.getAndIncrement());
        try {
            Files.createFile(home.requests().resolve(file));
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot ask the supervisor", failed);
        }
    }

    /** Takes the answer: empty text when the request was fulfilled, else the problem. */
    Optional<String> takeAnswer(String ticket) {
        Path answer = home.answers().resolve(ticket);
        try {
            if (!Files.exists(answer)) {
                return Optional.empty();
            }
            String text = Files.readString(answer);
            Files.delete(answer);
            return Optional.of(text);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the supervisor's answer", failed);
        }
    }

    /** Fulfils the request of this file and answers it; does nothing if it was served already. */
    void serve(String file, Consumer<Request> work) {
        try {
            if (!Files.deleteIfExists(home.requests().resolve(file))) {
                return;
            }
            Optional<Request> request = Request.read(file);
            if (request.isPresent()) {
                String problem = "";
                try {
                    work.accept(request.get());
                } catch (RuntimeException failed) {
                    boolean wrapped = failed instanceof CompletionException;
                    Throwable cause = wrapped ? failed.getCause() : failed;
                    problem = String.valueOf((cause == null ? failed : cause).getMessage());
                }
                Path next = home.run().resolve(file + ".next");
                Files.writeString(next, problem);
                Files.move(next, home.answers().resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
