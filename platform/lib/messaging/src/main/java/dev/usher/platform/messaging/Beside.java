package dev.usher.platform.messaging;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of other tables that is made by the statement which appends messages, so that it costs
 * no statement of its own. It sees the tables as they were before that statement.
 *
 * @param sql an insert, update or delete with named parameters, as it may stand in a list {@code
 *     with}; empty for none
 */
public record Beside(String sql, Map<String, ? extends @Nullable Object> parameters) {

    /** Makes no other change. */
    public static final Beside NOTHING = new Beside("", Map.of());

    boolean isNothing() {
        return sql.isEmpty();
    }
}
