package dev.usher.payment.order;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code wait} preference of RFC 7240. A header that can't be read is ignored. */
record Wait(Duration atMost) {

    private static final Pattern WAIT =
            Pattern.compile("(?:^|,)\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=[,;]|$)");

    static Wait of(@Nullable String prefer, Duration max) {
        Matcher matcher = WAIT.matcher(prefer == null ? "" : prefer.toLowerCase(Locale.ROOT));
        if (!matcher.find()) {
            return new Wait(Duration.ZERO);
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
        return new Wait(asked.compareTo(max) > 0 ? max : asked);
    }

    boolean wanted() {
        return !atMost.isZero();
    }
}
