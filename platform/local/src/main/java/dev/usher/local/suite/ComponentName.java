package dev.usher.local.suite;

import java.util.ArrayList;
import java.util.List;

/** How a process of the suite is called: as its module, and from the second replica on numbered. */
record ComponentName(String module, int number) {

    /** Not a service: it takes no Spring profile, and does not come in several. */
    static final String SANDBOX = "stripe-sandbox";

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
