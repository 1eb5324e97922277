package dev.usher.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Texts that break software: each holds a mark that must never be found in a log. */
final class HostileValues {

    /** Is in every value that a reader sees something of. */
    static final String MARK = "q7canary";

    private static final List<String> BLANK =
            List.of("", " ", "\u00a0", "\u200b", "\u2060\ufe0f", "\ufeff", "\u3164");

    private static final List<String> SHOWN =
            List.of(
                    "\u0000" + MARK,
                    MARK + "\u0000",
                    MARK + "\u0001\u0008",
                    "\u001b[31m" + MARK,
                    MARK + "\u007f",
                    MARK + "\u0085\u009f",
                    MARK + "\ud800",
                    "\udc00" + MARK,
                    MARK + "\u2028\u2029",
                    "\u202e" + MARK,
                    MARK + "\uffff",
                    MARK + "\r\nX-Evil: yes",
                    MARK + "\t\t",
                    MARK.repeat(1_250),
                    "9".repeat(400) + MARK,
                    "'; drop table event; -- " + MARK,
                    "%00%ff%zz" + MARK,
                    "../../etc/passwd;" + MARK,
                    "${jndi:ldap://127.0.0.1/" + MARK + "}",
                    "<script>" + MARK + "</script>",
                    "=HYPERLINK(\"http://" + MARK + "\")",
                    "019A1F5E-8f0f-7d21-8c44-5b1f0a9e3d7 " + MARK);

    private HostileValues() {}

    /** Returns 29 values, or ten times as many for a long run. */
    static List<String> all(boolean longRun) {
        List<String> values = Stream.concat(BLANK.stream(), SHOWN.stream()).toList();
        if (!longRun) {
            return values;
        }
        List<String> many = new ArrayList<>();
        for (String value : values) {
            many.addAll(
                    List.of(
                            value,
                            "a" + value,
                            value + "a",
                            " " + value + " ",
                            value + value,
                            "1" + value,
                            "\"" + value + "\"",
                            value + "@example.com",
                            "2027-01-20T19:00:00Z" + value,
                            "https://example.com/" + value));
        }
        return many;
    }
}
