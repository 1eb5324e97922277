package dev.usher.chaos.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.chaos.history.Call.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTests {

    @Test
    void tellBusyLostAndBrokenApart() {
        Answers answers =
                Answers.of(
                        List.of(
                                call(200, Outcome.OK),
                                call(409, Outcome.REFUSED),
                                call(503, Outcome.UNKNOWN),
                                call(502, Outcome.UNKNOWN),
                                call(504, Outcome.UNKNOWN),
                                call(0, Outcome.UNKNOWN),
                                call(500, Outcome.UNKNOWN)));

        assertThat(answers).isEqualTo(new Answers(7, 1, 1, 3, 1));
    }

    @Test
    void leaveOutPaymentsAtStripesPage() {
        Call payment = call(OperationNames.PAY, 0, Outcome.UNKNOWN);

        assertThat(Answers.of(List.of(payment))).isEqualTo(new Answers(0, 0, 0, 0, 0));
    }

    @Test
    void countA503AsAnAnswerAndSayWhatIsTooFew() {
        List<Call> busy = List.of(call(503, Outcome.UNKNOWN), call(504, Outcome.UNKNOWN));

        assertThat(Answers.of(busy).below(0.5)).isEmpty();
        assertThat(Answers.of(busy).below(0.8))
                .isEqualTo("50.0 % of the calls were answered, and 80.0 % had to be");
    }

    private static Call call(int status, Outcome outcome) {
        return call(OperationNames.RESERVE, status, outcome);
    }

    private static Call call(String operation, int status, Outcome outcome) {
        return new Call(
                "buyer",
                operation,
                1,
                outcome,
                status,
                null,
                false,
                Map.of(),
                null,
                Instant.EPOCH,
                Duration.ZERO);
    }
}
