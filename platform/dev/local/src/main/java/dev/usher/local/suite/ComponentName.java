package dev.usher.local.suite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a process of the suite: its module, and a number from the second replica on. */
public record ComponentName(String module, int number) {

    /** The sandbox is not a service: it has no Spring profile and runs once. */
    static final String SANDBOX = "stripe-sandbox";

    private static final Pattern NUMBERED = Pattern.compile("(.*?)(-\\d+)?");

    /** Finds the name that a person means, who may leave out "-service". */
    public static String meant(String said, Collection<String> names) {
        Matcher parts = NUMBERED.matcher(said);
        if (names.contains(said) || !parts.matches()) {
            return said;
        }
        String number = parts.group(2) == null ? "" : parts.group(2);
        String full = parts.group(1) + "-service" + number;
        return names.contains(full) ? full : said;
    }

    /** Returns the name without the number of a replica. */
    static String moduleOf(String name) {
        Matcher parts = NUMBERED.matcher(name);
        return parts.matches() ? parts.group(1) : name;
    }

    static ComponentName first(String module) {
        return new ComponentName(module, 1);
    }

    /** Returns the keys under which settings for it may be given, the most general first. */
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
