package dev.usher.platform.web.form;

import dev.usher.platform.web.problem.ProblemType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reference and the data that a caller keeps with a resource, to find it again in a system of
 * its own. The reference is unique among the resources of its kind of one organizer. Usher keeps
 * and shows both, and reads nothing in them.
 */
public record CallerReferences(@Nullable String externalReference, Map<String, String> metadata) {

    public static final int LONGEST_REFERENCE = 200;
    public static final int MOST_KEYS = 20;
    public static final int LONGEST_KEY = 40;
    public static final int LONGEST_VALUE = 500;

    public static final CallerReferences NONE = new CallerReferences(null, Map.of());

    /** Refuses a reference that another resource of the kind has, of the same organizer. */
    public static final ProblemType TAKEN =
            new ProblemType(
                            "external_reference_taken",
                            409,
                            "External reference taken",
                            "The organizer has another event, reservation or order, whichever the call"
                                    + " makes or changes, with this `externalReference`, and nothing"
                                    + " was made or changed. The reference stays taken after an order"
                                    + " or a reservation has ended. If your own call made that"
                                    + " resource and its answer was lost, repeat it with the same"
                                    + " `Idempotency-Key`; the lists of events and orders find it"
                                    + " with `?externalReference=`. Otherwise choose another.")
                    .example("/v1/events", "The organizer has another one with this reference.");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS =
            new TypeReference<>() {};

    public CallerReferences {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** Reads the members {@code externalReference} and {@code metadata} of a body. */
    public static CallerReferences read(JsonForm form) {
        return new CallerReferences(
                form.words("externalReference", LONGEST_REFERENCE),
                form.texts("metadata", MOST_KEYS, LONGEST_KEY, LONGEST_VALUE));
    }

    /** Restores them from the columns that hold them. */
    public static CallerReferences of(
            @Nullable String externalReference, @Nullable String metadata) {
        return externalReference == null && metadata == null
                ? NONE
                : new CallerReferences(
                        externalReference,
                        metadata == null ? Map.of() : JSON.readValue(metadata, TEXTS));
    }

    /** Returns the metadata as the text of a JSON object; null if there is none. */
    public @Nullable String storedMetadata() {
        return metadata.isEmpty() ? null : JSON.writeValueAsString(metadata);
    }
}
