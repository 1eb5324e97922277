package dev.usher.platform.web.http;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes and compares entity tags of resources, as in RFC 9110 section 13. */
public final class ETags {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[^\"]*\"");

    /** A list of tags, in which an element may be empty. */
    private static final Pattern LIST =
            Pattern.compile("[ \\t,]*+(?:%1$s[ \\t]*+(?:,[ \\t,]*+|$))*+".formatted(TAG));

    private ETags() {}

    /** Returns the strong tag of a version: {@code "7"} with its quotes. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Tells whether {@code If-None-Match} names this tag (weak comparison), so that the answer is
     * 304.
     */
    public static boolean matches(@Nullable String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        return ifNoneMatch.strip().equals("*")
                || tags(ifNoneMatch).stream().anyMatch(tag -> opaque(tag).equals(opaque(etag)));
    }

    /** Refuses with 412 unless {@code If-Match} is absent or names this tag (strong comparison). */
    public static void require(@Nullable String ifMatch, String etag) {
        if (ifMatch == null || ifMatch.strip().equals("*") || tags(ifMatch).contains(etag)) {
            return;
        }
        throw new ProblemException(
                        CommonProblems.VERSION_CONFLICT,
                        "The resource is now at version " + etag + ", not " + ifMatch.strip() + ".")
                .header("ETag", etag);
    }

    /** Returns the tags; none if the header is not a list of them. */
    private static List<String> tags(String header) {
        if (!LIST.matcher(header).matches()) {
            return List.of();
        }
        List<String> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(header);
        while (matcher.find()) {
            tags.add(matcher.group());
        }
        return tags;
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
