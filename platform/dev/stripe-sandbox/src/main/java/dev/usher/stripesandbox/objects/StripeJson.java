package dev.usher.stripesandbox.objects;

import dev.usher.stripesandbox.core.StripeRefusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON with two spaces as Stripe does, so that a receiver which rewrites it fails. */
public final class StripeJson {

    private static final ObjectWriter WRITER = JsonMapper.builder().build().writer().with(layout());

    private StripeJson() {}

    public static byte[] bytes(Map<String, @Nullable Object> object) {
        return WRITER.writeValueAsBytes(object);
    }

    public static String text(Map<String, @Nullable Object> object) {
        return WRITER.writeValueAsString(object);
    }

    /** One page of a list. */
    public static Map<String, @Nullable Object> list(
            String url, List<Map<String, @Nullable Object>> data, boolean hasMore) {
        Map<String, @Nullable Object> list = new LinkedHashMap<>();
        list.put("object", "list");
        list.put("data", data);
        list.put("has_more", hasMore);
        list.put("url", url);
        return list;
    }

    public static Map<String, @Nullable Object> error(StripeRefusal refusal) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        String code = refusal.code();
        if (code != null) {
            error.put("code", code);
            error.put("doc_url", documentation(code));
        }
        error.put("message", refusal.text());
        if (refusal.param() != null) {
            error.put("param", refusal.param());
        }
        error.put("type", refusal.type());
        return Map.of("error", error);
    }

    static String documentation(String code) {
        return "https://stripe.com/docs/error-codes/" + code.replace('_', '-');
    }

    private static PrettyPrinter layout() {
        DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
        Separators separators =
                Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators)
                .withObjectIndenter(twoSpaces)
                .withArrayIndenter(twoSpaces);
    }
}
