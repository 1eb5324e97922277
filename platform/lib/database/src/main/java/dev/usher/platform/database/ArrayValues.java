package dev.usher.platform.database;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects the values of a column for an SQL array. The driver sends arrays of these Java classes
 * in binary form, and writes the text of every element of any other array, which costs several
 * times as much.
 */
public final class ArrayValues {

    private ArrayValues() {}

    /**
     * Returns the values as an array of the Java class that belongs to a type of PostgreSQL. Values
     * may be null.
     *
     * @param type for example text, int, bigint
     * @throws ArrayStoreException if a value is not of that class
     */
    public static Object[] of(String type, Stream<? extends @Nullable Object> values) {
        return switch (type) {
            case "text" -> values.toArray(String[]::new);
            case "smallint" -> values.toArray(Short[]::new);
            case "int" -> values.toArray(Integer[]::new);
            case "bigint" -> values.toArray(Long[]::new);
            case "boolean" -> values.toArray(Boolean[]::new);
            default -> values.toArray();
        };
    }
}
