package dev.usher.bench.report;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.usher.bench.statistics.Interval;

/** The bound that a figure must keep; bounds are inclusive. */
public record Goal(Bound bound, double value) {

    /** On which side of the value the figure must be. */
    public enum Bound {
        AT_LEAST("≥"),
        AT_MOST("≤"),

        /** The interval must contain the value. */
        STRADDLES("=");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    /** Undecided when the goal lies within the interval. */
    public enum Verdict {
        MET("met"),
        NOT_MET("not met"),
        UNDECIDED("undecided");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    public static Goal atLeast(double value) {
        return new Goal(Bound.AT_LEAST, value);
    }

    public static Goal atMost(double value) {
        return new Goal(Bound.AT_MOST, value);
    }

    /** The goal of an arm compared with itself: the interval contains 1. */
    public static Goal sameAsItself() {
        return new Goal(Bound.STRADDLES, 1);
    }

    public Verdict judge(Interval seen) {
        return switch (bound) {
            case AT_LEAST -> verdict(seen.low() >= value, seen.high() < value);
            case AT_MOST -> verdict(seen.high() <= value, seen.low() > value);
            case STRADDLES -> verdict(seen.contains(value), !seen.contains(value));
        };
    }

    public Verdict judge(double seen) {
        return judge(new Interval(seen, seen, seen));
    }

    private static Verdict verdict(boolean met, boolean missed) {
        return met ? Verdict.MET : missed ? Verdict.NOT_MET : Verdict.UNDECIDED;
    }

    @JsonValue
    @Override
    public String toString() {
        return bound.sign + " " + Numbers.plain(value);
    }
}
