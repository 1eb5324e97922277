package dev.usher.chaos.history;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the answers of the suite.
 *
 * @param refused answered 4xx
 * @param busy answered 503, which asks to come again
 * @param lost answered 502 or 504, or not at all: the caller does not know what happened
 * @param broken answered otherwise with 5xx, which is a defect
 */
public record Answers(long all, long refused, long busy, long lost, long broken) {

    /** The names of figures that pages read. */
    public static final String CALLS = "calls";

    public static final String REFUSED = "calls refused";
    public static final String LOST = "calls 502, 504 or unanswered";

    private static final int NONE = 0;
    private static final int BAD_GATEWAY = 502;
    private static final int BUSY = 503;
    private static final int TIMEOUT = 504;

    /** Counts all but the payments at Stripe's sandbox, which is not part of the suite. */
    public static Answers of(List<Call> calls) {
        long refused = 0;
        long busy = 0;
        long lost = 0;
        long broken = 0;
        List<Call> ours =
                calls.stream().filter(c -> !c.operation().equals(OperationNames.PAY)).toList();
        for (Call call : ours) {
            switch (call.status()) {
                case NONE, BAD_GATEWAY, TIMEOUT -> lost++;
                case BUSY -> busy++;
                default -> {
                    refused += call.outcome() == Call.Outcome.REFUSED ? 1 : 0;
                    broken += call.outcome() == Call.Outcome.UNKNOWN ? 1 : 0;
                }
            }
        }
        return new Answers(ours.size(), refused, busy, lost, broken);
    }

    /** Returns the share of calls that were neither lost nor broken. */
    public double availability() {
        return all == 0 ? 1 : (all - lost - broken) / (double) all;
    }

    /** Tells whether too many calls were lost; the text says how many. */
    public String below(double least) {
        return availability() >= least
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.1f %% of the calls were answered, and %.1f %% had to be",
                        100 * availability(),
                        100 * least);
    }

    /** The counts by name, for a result. */
    public Map<String, Long> figures() {
        Map<String, Long> figures = new TreeMap<>();
        figures.put(CALLS, all);
        figures.put(REFUSED, refused);
        figures.put("calls 503", busy);
        figures.put(LOST, lost);
        figures.put("calls 500", broken);
        figures.put("availability in 1000", Math.round(1000 * availability()));
        return figures;
    }
}
