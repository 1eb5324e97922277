package dev.usher.chaos.record;

/** Which topics are the suite's. */
final class SuiteTopics {

    private static final String PREFIX = "usher.";
    private static final String DEAD_LETTERS = ".dlt";

    private SuiteTopics() {}

    static boolean recorded(String topic) {
        return topic.startsWith(PREFIX) || topic.endsWith(DEAD_LETTERS);
    }
}
