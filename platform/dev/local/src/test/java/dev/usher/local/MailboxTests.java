package dev.usher.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.local.suite.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTests {

    @TempDir Path directory;
    private final List<Request> served = new ArrayList<>();
    private Mailbox mailbox;
    private Home home;

    @BeforeEach
    void prepare() {
        home = new Home(directory, directory.resolve("state"));
        home.prepare();
        mailbox = new Mailbox(home);
    }

    @Test
    void bringsRequestAndAnswerOnce() {
        Request request = new Request.Restart("ticket-service-2");
        String ticket = mailbox.put(request);
        assertThat(mailbox.takeAnswer(ticket)).isEmpty();

        mailbox.serve(ticket, served::add);
        mailbox.serve(ticket, served::add);

        assertThat(served).containsExactly(request);
        assertThat(mailbox.takeAnswer(ticket)).contains("");
        assertThat(mailbox.takeAnswer(ticket)).isEmpty();
    }

    @Test
    void bringsACommandWithItsWords() {
        Request request =
                new Request.Operate(
                        "ticket-service",
                        List.of("rotate-key", "0198c1f0-4b2a-7c3d-8e4f-0000000000e1"));

        mailbox.serve(mailbox.put(request), served::add);

        assertThat(served).containsExactly(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "../other", "a=b", "a@b"})
    void refusesAWordThatCannotTravel(String word) {
        assertThatThrownBy(() -> new Request.Operate("ticket-service", List.of(word)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void answersEachOfTwoEqualRequests() {
        Request request = new Request.Scale("ticket-service", 2);
        String one = mailbox.put(request);
        String other = mailbox.put(request);

        mailbox.serve(one, served::add);
        mailbox.serve(other, served::add);

        assertThat(served).containsExactly(request, request);
        assertThat(mailbox.takeAnswer(one)).isPresent();
        assertThat(mailbox.takeAnswer(other)).isPresent();
    }

    @Test
    void answersWithTheProblemOfARequestThatFailed() {
        String ticket = mailbox.put(new Request.Restart("gateway"));

        mailbox.serve(
                ticket,
                _ -> {
                    throw new IllegalStateException("gateway was not ready after 6 s");
                });

        assertThat(mailbox.takeAnswer(ticket)).contains("gateway was not ready after 6 s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance=gateway@1", "restart=gateway", "scale=ticket-service@1"})
    void ignoresAFileThatIsNoRequest(String name) throws Exception {
        Files.createFile(home.requests().resolve(name));

        mailbox.serve(name, served::add);

        assertThat(served).isEmpty();
    }
}
