package dev.usher.chaos.check;

/** A verdict for people and for machines. */
final class Report {

    private Report() {}

    static String text(Verdict verdict) {
        return verdict.toString();
    }

    static String json(Verdict verdict) {
        return verdict.toString();
    }
}
