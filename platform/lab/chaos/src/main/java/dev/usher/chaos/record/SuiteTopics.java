package dev.usher.chaos.record;

/** Recognizes the topics of the suite. */
final class SuiteTopics {

    private static final String PREFIX = "usher.";
    private static final String DEAD_LETTERS = ".dlt";

    private SuiteTopics() {}

    static boolean recorded(String topic) {
        return topic.startsWith(PREFIX) || topic.endsWith(DEAD_LETTERS);
    }
}
