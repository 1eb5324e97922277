package dev.usher.platform.web.idempotency;

/** Deletes answers past their retention, a bounded number in each run. */
class FirstAnswersPurge {

    private static final int MAX_BATCHES = 1_000;

    private final FirstAnswers answers;
    private final IdempotencySettings settings;

    FirstAnswersPurge(FirstAnswers answers, IdempotencySettings settings) {
        this.answers = answers;
        this.settings = settings;
    }

    void purge() {
        int batches = 1;
        while (answers.purgeBatch() == settings.purgeBatch() && batches < MAX_BATCHES) {
            batches++;
        }
    }
}
