package dev.usher.parity;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One call that both sides get, each with its own ids.
 *
 * @param name tells a person what is compared
 * @param learns what later steps need of the answer: a name, and the JSON pointer of the value
 * @param words whether the text of an error is compared; else its type, code and parameter alone
 * @param until the call is repeated for a while until the answer is so
 */
record ParityStep(
        String name,
        Function<LearntIds, ParityCall> call,
        Map<String, String> learns,
        boolean words,
        Predicate<ParityAnswer> until) {

    static ParityStep of(String name, Function<LearntIds, ParityCall> call) {
        return new ParityStep(name, call, Map.of(), true, _ -> true);
    }

    ParityStep learning(Map<String, String> more) {
        return new ParityStep(name, call, Map.copyOf(more), words, until);
    }

    ParityStep withoutWords() {
        return new ParityStep(name, call, learns, false, until);
    }

    ParityStep awaiting(Predicate<ParityAnswer> condition) {
        return new ParityStep(name, call, learns, words, condition);
    }
}
