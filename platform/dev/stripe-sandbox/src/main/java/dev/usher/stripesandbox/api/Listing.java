package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.form.StripeForm;
import dev.usher.stripesandbox.objects.StripeJson;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Stripe's paging: {@code limit} is 1 to 100, cursors are ids and exclusive. */
final class Listing<T> {

    private static final long DEFAULT_LIMIT = 10;
    private static final long MAX_LIMIT = 100;

    private final String url;
    private final String kind;
    private final Function<T, String> id;
    private final Function<T, Map<String, @Nullable Object>> render;

    Listing(
            String url,
            String kind,
            Function<T, String> id,
            Function<T, Map<String, @Nullable Object>> render) {
        this.url = url;
        this.kind = kind;
        this.id = id;
        this.render = render;
    }

    /** The page that the form asks for. {@code all} must have the order of the list. */
    Map<String, @Nullable Object> page(List<T> all, StripeForm form) {
        int limit = limit(form);
        String after = form.text("starting_after").orElse(null);
        String before = form.text("ending_before").orElse(null);
        if (after != null && before != null) {
            throw StripeRefusal.invalid(
                    "Received both starting_after and ending_before parameters. Please pass in only"
                            + " one.");
        }
        if (before != null) {
            int end = position(all, before, "ending_before");
            int start = Math.max(0, end - limit);
            return list(all.subList(start, end), start > 0);
        }
        int start = after == null ? 0 : position(all, after, "starting_after") + 1;
        int end = Math.min(all.size(), start + limit);
        return list(all.subList(start, end), end < all.size());
    }

    private Map<String, @Nullable Object> list(List<T> items, boolean hasMore) {
        return StripeJson.list(url, items.stream().map(render).toList(), hasMore);
    }

    private int position(List<T> all, String cursor, String param) {
        for (int i = 0; i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(cursor)) {
                return i;
            }
        }
        throw StripeRefusal.missing(kind, cursor, param);
    }

    private static int limit(StripeForm form) {
        long limit = form.integer("limit").orElse(DEFAULT_LIMIT);
        if (limit < 1) {
            throw StripeRefusal.invalid(
                    "parameter_invalid_integer",
                    "limit",
                    "This value must be greater than or equal to 1.");
        }
        return (int) Math.min(limit, MAX_LIMIT);
    }

    /** Tells whether {@code created} is within {@code created[gte]} and the other bounds. */
    static boolean created(StripeForm form, long created) {
        StripeForm range = form.child("created");
        return within(range.integer("gt"), bound -> created > bound)
                && within(range.integer("gte"), bound -> created >= bound)
                && within(range.integer("lt"), bound -> created < bound)
                && within(range.integer("lte"), bound -> created <= bound);
    }

    private static boolean within(OptionalLong bound, LongPredicate holds) {
        return bound.isEmpty() || holds.test(bound.getAsLong());
    }
}
