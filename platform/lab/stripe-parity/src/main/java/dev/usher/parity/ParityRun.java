package dev.usher.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Makes the same calls to both sides, step by step. */
final class ParityRun {

    /** An event may appear in Stripe's list a moment after its cause. */
    private static final int MOST_ATTEMPTS = 20;

    private final ParitySide first;
    private final ParitySide second;
    private final Runnable pause;

    /**
     * @param pause waits before a call is repeated
     */
    ParityRun(ParitySide first, ParitySide second, Runnable pause) {
        this.first = first;
        this.second = second;
        this.pause = pause;
    }

    /** The answers to one step, and how they differ. */
    record Compared(String step, int first, int second, List<String> differences) {

        boolean equal() {
            return differences.isEmpty();
        }
    }

    /** Compares all steps, and shows each as soon as it is compared. */
    List<Compared> run(List<ParityStep> steps, Consumer<Compared> show) {
        LearntIds ofFirst = new LearntIds();
        LearntIds ofSecond = new LearntIds();
        AnswerComparison comparison = new AnswerComparison(first.name(), second.name());
        List<Compared> compared = new ArrayList<>();
        for (ParityStep step : steps) {
            AnswerComparison.Told one = told(first, step, ofFirst);
            AnswerComparison.Told other = told(second, step, ofSecond);
            Compared result =
                    new Compared(
                            step.name(),
                            one.answer().status(),
                            other.answer().status(),
                            comparison.differences(step, one, other));
            compared.add(result);
            show.accept(result);
        }
        return compared;
    }

    private AnswerComparison.Told told(ParitySide side, ParityStep step, LearntIds ids) {
        ParityAnswer answer = side.send(step.call().apply(ids));
        for (int i = 1; i < MOST_ATTEMPTS && !step.until().test(answer); i++) {
            pause.run();
            answer = side.send(step.call().apply(ids));
        }
        for (var learnt : step.learns().entrySet()) {
            JsonNode value = answer.body().at(learnt.getValue());
            if (!value.isMissingNode()) {
                ids.learn(learnt.getKey(), value.asString(""));
            }
        }
        return new AnswerComparison.Told(answer.withOwnElements(ids.all()), ids.all());
    }
}
