package dev.usher.local.suite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a process of the suite is called: as its module, and from the second replica on numbered. */
public record ComponentName(String module, int number) {

    /** Not a service: it takes no Spring profile, and does not come in several. */
    static final String SANDBOX = "stripe-sandbox";

    private static final Pattern NUMBERED = Pattern.compile("(.*?)(-\\d+)?");

    /** The one of these names that a person means who may leave "-service" out. */
    public static String meant(String said, Collection<String> names) {
        Matcher parts = NUMBERED.matcher(said);
        if (names.contains(said) || !parts.matches()) {
            return said;
        }
        String number = parts.group(2) == null ? "" : parts.group(2);
        String full = parts.group(1) + "-service" + number;
        return names.contains(full) ? full : said;
    }

    static ComponentName first(String module) {
        return new ComponentName(module, 1);
    }

    /** All names under which something may be said to it, the most general first. */
    List<String> spokenTo() {
        List<String> names = new ArrayList<>();
        if (!module.equals(SANDBOX)) {
            names.add(Alterations.EVERY_SERVICE);
        }
        names.add(module);
        if (number > 1) {
            names.add(toString());
        }
        return names;
    }

    @Override
    public String toString() {
        return number == 1 ? module : module + "-" + number;
    }
}
