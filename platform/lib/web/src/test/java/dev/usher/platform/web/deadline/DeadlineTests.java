package dev.usher.platform.web.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.usher.platform.web.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.transaction.support.SimpleTransactionStatus;

class DeadlineTests {

    private final MockClientHttpRequest request =
            new MockClientHttpRequest(HttpMethod.POST, URI.create("http://events/internal/x"));

    @Test
    void isBoundToTheThreadForAsLongAsItsScopeIsOpen() {
        Deadline outer = Deadline.in(Duration.ofMinutes(2));
        Deadline inner = Deadline.in(Duration.ofMinutes(1));

        try (Deadline.Scope _ = outer.open()) {
            try (Deadline.Scope _ = inner.open()) {
                assertThat(Deadline.current()).isSameAs(inner);
            }
            assertThat(Deadline.current()).isSameAs(outer);
            Deadline.ignore(() -> assertThat(Deadline.current().isSet()).isFalse());
        }
        assertThat(Deadline.current()).isSameAs(Deadline.none());
    }

    @Test
    void refusesWithAPauseOnceItIsOver() {
        Deadline over = Deadline.in(Duration.ZERO);

        ProblemException refusal = catchThrowableOfType(ProblemException.class, over::check);

        assertThat(over.isOver()).isTrue();
        assertThat(over.left()).isZero();
        assertThat(refusal.type().status()).isEqualTo(503);
        assertThat(refusal.headers()).containsEntry("Retry-After", "1");
    }

    @Test
    void isNeverOverOutsideARequest() {
        assertThat(Deadline.current().isOver()).isFalse();
        assertThatCode(Deadline.current()::check).doesNotThrowAnyException();
    }

    @Test
    void letsATransactionCommitOnlyWithTimeToSpare() {
        NoCommitTooLate hook = new NoCommitTooLate(Duration.ofMinutes(1));

        try (Deadline.Scope _ = Deadline.in(Duration.ofHours(1)).open()) {
            hook.beforeCommit(new SimpleTransactionStatus());
        }
        try (Deadline.Scope _ = Deadline.in(Duration.ofSeconds(30)).open()) {
            assertThat(
                            catchThrowableOfType(
                                    ProblemException.class,
                                    () -> hook.beforeCommit(new SimpleTransactionStatus())))
                    .isNotNull();
        }
        hook.beforeCommit(new SimpleTransactionStatus());
    }

    @Test
    void travelsWithACallToAnotherService() throws IOException {
        try (Deadline.Scope _ = Deadline.in(Duration.ofSeconds(30)).open()) {
            new DeadlinePropagation().intercept(request, new byte[0], (_, _) -> answer());
        }

        assertThat(Long.parseLong(request.getHeaders().getFirst("Usher-Time-Left")))
                .isBetween(1L, 30_000L);
    }

    @Test
    void letsNoCallBeMadeThatComesTooLate() throws IOException {
        try (Deadline.Scope _ = Deadline.in(Duration.ZERO).open()) {
            assertThat(
                            catchThrowableOfType(
                                    ProblemException.class,
                                    () ->
                                            new DeadlinePropagation()
                                                    .intercept(
                                                            request,
                                                            new byte[0],
                                                            (_, _) -> answer())))
                    .isNotNull();
        }
        new DeadlinePropagation().intercept(request, new byte[0], (_, _) -> answer());

        assertThat(request.getHeaders().containsHeader("Usher-Time-Left")).isFalse();
    }

    private static MockClientHttpResponse answer() {
        return new MockClientHttpResponse(new byte[0], 200);
    }
}
