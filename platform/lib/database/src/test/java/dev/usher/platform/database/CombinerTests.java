package dev.usher.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CombinerTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());

    /** Each batch needs a permit to continue. */
    private final Semaphore gate = new Semaphore(0);

    private Function<List<Integer>, List<Integer>> work =
            numbers -> numbers.stream().map(number -> number * 2).toList();

    @AfterEach
    void end() {
        gate.release(1_000);
        callers.close();
    }

    @Test
    void answersASingleCallerAtOnce() {
        gate.release();

        assertThat(combiner(10, 10, LONG).ask(21)).isEqualTo(42);

        assertThat(batches).containsExactly(List.of(21));
    }

    @Test
    void decidesTogetherWhatArrivedDuringTheBatchBefore() throws Exception {
        Combiner<Integer, Integer> combiner = combiner(10, 10, LONG);
        List<Future<Integer>> answers = new ArrayList<>();
        answers.add(ask(combiner, 0));
        await().until(() -> batches.size() == 1);
        for (int i = 1; i <= 5; i++) {
            answers.add(ask(combiner, i));
            int waiting = i;
            await().until(() -> combiner.waiting() == waiting);
        }

        gate.release(2);

        for (int i = 0; i <= 5; i++) {
            assertThat(answers.get(i).get()).isEqualTo(2 * i);
        }
        assertThat(batches).containsExactly(List.of(0), List.of(1, 2, 3, 4, 5));
    }

    @Test
    void decidesNoMoreTogetherThanItsLimit() throws Exception {
        Combiner<Integer, Integer> combiner = combiner(10, 2, LONG);
        List<Future<Integer>> answers = crowd(combiner, 5);

        gate.release(10);

        for (Future<Integer> answer : answers) {
            answer.get();
        }
        assertThat(batches).allMatch(batch -> batch.size() <= 2);
        assertThat(batches.stream().flatMap(List::stream)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void refusesACallerWhenTheQueueIsFull() throws Exception {
        Combiner<Integer, Integer> combiner = combiner(3, 10, LONG);
        List<Future<Integer>> answers = crowd(combiner, 4);

        assertThatThrownBy(() -> combiner.ask(99)).isInstanceOf(TooBusyException.class);

        gate.release(10);
        for (Future<Integer> answer : answers) {
            answer.get();
        }
        assertThat(batches.stream().flatMap(List::stream)).doesNotContain(99);
    }

    @Test
    void refusesACallerThatWaitsTooLongAndDecidesNothingForIt() throws Exception {
        Combiner<Integer, Integer> combiner = combiner(10, 10, Duration.ofMillis(50));
        List<Future<Integer>> answers = crowd(combiner, 2);

        assertThatThrownBy(() -> answers.get(1).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TooBusyException.class);

        assertThat(combiner.waiting()).isZero();
        gate.release(10);
        assertThat(answers.getFirst().get()).isZero();
        assertThat(ask(combiner, 7).get()).isEqualTo(14);
        assertThat(batches).containsExactly(List.of(0), List.of(7));
    }

    @Test
    void refusesACallerWhoseOwnPatienceIsShorter() throws Exception {
        Combiner<Integer, Integer> combiner = combiner(10, 10, LONG);
        List<Future<Integer>> answers = crowd(combiner, 1);

        assertThatThrownBy(() -> combiner.ask(1, Duration.ofMillis(50)))
                .isInstanceOf(TooBusyException.class);

        gate.release(10);
        assertThat(answers.getFirst().get()).isZero();
        assertThat(batches).containsExactly(List.of(0));
    }

    @Test
    void decidesEachQuestionAloneWhenOneMayBeAtFault() throws Exception {
        work =
                numbers -> {
                    if (numbers.contains(2)) {
                        throw new IllegalArgumentException("2 is at fault");
                    }
                    return numbers;
                };
        Combiner<Integer, Integer> combiner = combiner(10, 10, LONG);
        List<Future<Integer>> answers = crowd(combiner, 4);

        gate.release(10);

        assertThat(answers.get(0).get()).isZero();
        assertThat(answers.get(1).get()).isEqualTo(1);
        assertThatThrownBy(() -> answers.get(2).get()).hasRootCauseMessage("2 is at fault");
        assertThat(answers.get(3).get()).isEqualTo(3);
    }

    @Test
    void failsTheWholeBatchWhenNoSingleQuestionIsAtFault() throws Exception {
        work =
                numbers -> {
                    if (numbers.size() > 1) {
                        throw new IllegalStateException("nothing works");
                    }
                    return numbers;
                };
        Combiner<Integer, Integer> combiner = combiner(10, 10, LONG);
        List<Future<Integer>> answers = crowd(combiner, 4);

        gate.release(10);

        assertThat(answers.get(0).get()).isZero();
        for (Future<Integer> answer : answers.subList(1, 4)) {
            assertThatThrownBy(answer::get).hasRootCauseMessage("nothing works");
        }
        assertThat(batches).hasSize(2);
    }

    @Test
    void failsTheRestOfTheBatchWithAnErrorOfOneDecidedAlone() throws Exception {
        work =
                numbers -> {
                    if (numbers.size() > 1) {
                        throw new IllegalArgumentException("one is at fault");
                    }
                    if (numbers.contains(2)) {
                        throw new AssertionError("broken");
                    }
                    return numbers;
                };
        Combiner<Integer, Integer> combiner = combiner(10, 10, LONG);
        List<Future<Integer>> answers = crowd(combiner, 5);

        gate.release(10);

        for (Future<Integer> answer : answers.subList(2, 5)) {
            assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
                    .hasRootCauseMessage("broken");
        }
        assertThat(combiner.ask(7)).isEqualTo(7);
        assertThat(batches)
                .containsExactly(
                        List.of(0), List.of(1, 2, 3, 4), List.of(1), List.of(2), List.of(7));
    }

    @Test
    void failsEveryCallerWhenTheBatchCannotTellWhichIsAtFault() throws Exception {
        work =
                numbers -> {
                    if (numbers.size() > 1) {
                        throw new UnsupportedOperationException("odd");
                    }
                    return numbers;
                };
        Combiner<Integer, Integer> combiner = combiner(10, 10, LONG);
        List<Future<Integer>> answers = crowd(combiner, 4);

        gate.release(10);

        for (Future<Integer> answer : answers.subList(1, 4)) {
            assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
                    .hasRootCauseMessage("can't tell");
        }
    }

    /** A caller that asks again at once nearly always leads before the waiting one wakes up. */
    @RepeatedTest(5)
    void decidesNothingForALeaderThatLeftByAnError() throws Exception {
        work =
                numbers -> {
                    if (numbers.contains(1)) {
                        throw new AssertionError("broken");
                    }
                    return numbers;
                };
        Combiner<Integer, Integer> combiner = combiner(10, 1, LONG);
        Future<Integer> again =
                callers.submit(() -> {
                    combiner.ask(0);
                    return combiner.ask(2);
                });
        await().until(() -> batches.size() == 1);
        Future<Integer> waiting = ask(combiner, 1);
        await().until(() -> combiner.waiting() == 1);

        gate.release(10);

        await().until(() -> again.isDone() && waiting.isDone());
        assertThat(combiner.waiting()).isZero();
        assertThat(batches.contains(List.of(2))).isEqualTo(again.state() == Future.State.SUCCESS);
    }

    @Test
    void failsABatchWithTooFewAnswers() throws Exception {
        work = numbers -> List.of();
        gate.release();

        assertThatThrownBy(() -> combiner(10, 10, LONG).ask(1))
                .hasMessageContaining("0 answers to 1 questions");
    }

    @Test
    void answersEveryCallerInACrowd() throws Exception {
        gate.release(100_000);
        Combiner<Integer, Integer> combiner = combiner(5_000, 64, LONG);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            answers.add(ask(combiner, i));
        }
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get()).isEqualTo(2 * i);
        }
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(5_000);
        assertThat(combiner.waiting()).isZero();
    }

    @Test
    void goesOnWhenAWaitingCallerIsInterrupted() throws Exception {
        Combiner<Integer, Integer> combiner = combiner(10, 10, LONG);
        List<Future<Integer>> answers = crowd(combiner, 3);

        answers.get(1).cancel(true);

        await().until(() -> combiner.waiting() == 1);
        gate.release(10);
        assertThat(answers.get(2).get()).isEqualTo(4);
        assertThat(batches).containsExactly(List.of(0), List.of(2));
    }

    /** The batch of the first caller waits at the gate, the other callers wait in order. */
    private List<Future<Integer>> crowd(Combiner<Integer, Integer> combiner, int size) {
        List<Future<Integer>> answers = new ArrayList<>();
        answers.add(ask(combiner, 0));
        await().until(() -> batches.size() == 1);
        for (int i = 1; i < size; i++) {
            answers.add(ask(combiner, i));
            int waiting = i;
            await().until(() -> combiner.waiting() == waiting || answers.get(waiting).isDone());
        }
        return answers;
    }

    private Future<Integer> ask(Combiner<Integer, Integer> combiner, int number) {
        return callers.submit(() -> combiner.ask(number));
    }

    private Combiner<Integer, Integer> combiner(int waiting, int together, Duration patience) {
        return new Combiner<>(
                new CombinerLimits(waiting, together, patience),
                new BatchDecision<>() {
                    @Override
                    public List<Integer> decide(List<Integer> questions) {
                        batches.add(List.copyOf(questions));
                        gate.acquireUninterruptibly();
                        return work.apply(questions);
                    }

                    @Override
                    public boolean mayBeOfOneAlone(RuntimeException error) {
                        if (error instanceof UnsupportedOperationException) {
                            throw new IllegalStateException("can't tell");
                        }
                        return error instanceof IllegalArgumentException;
                    }
                });
    }
}
