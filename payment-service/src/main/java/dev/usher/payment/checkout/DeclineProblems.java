package dev.usher.payment.checkout;

import dev.usher.platform.web.problem.ProblemCatalog;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** The refusal of callers who had too many cards declined. */
@Component
class DeclineProblems implements ProblemCatalog {

    private static final Duration HOUR = Duration.ofHours(1);

    private static final ProblemType TOO_MANY_DECLINES =
            new ProblemType(
                            "too_many_declines",
                            429,
                            "Too many declines",
                            "Too many cards, or too many different ones, were declined for the account or the"
                                    + " address of the caller within a day, as happens when stolen cards"
                                    + " are tried. No order was opened, and the hold stays for its time."
                                    + " `Retry-After` tells in how many seconds an order can be opened"
                                    + " again. An order that is open already can still be paid.")
                    .example("/v1/orders", detail(Duration.ofHours(3)));

    @Override
    public List<ProblemType> problems() {
        return List.of(TOO_MANY_DECLINES);
    }

    /** The refusal of an order, which may be opened after that time. */
    static ProblemException refused(Duration openAfter) {
        return new ProblemException(TOO_MANY_DECLINES, detail(openAfter)).retryAfter(openAfter);
    }

    /** Rounds up, so that nobody comes back too early. */
    private static String detail(Duration openAfter) {
        String pause =
                openAfter.compareTo(HOUR) > 0
                        ? counted(openAfter.plusMinutes(59).plusMillis(59_999).toHours(), "hour")
                        : counted(Math.max(1, openAfter.plusMillis(59_999).toMinutes()), "minute");
        return "Too many cards were declined. An order can be opened in %s; the reservation stays held for its time."
                .formatted(pause);
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
