package dev.usher.stripesandbox.objects;

import dev.usher.stripesandbox.core.StripeRefusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON the way Stripe does: two spaces, so that a receiver which re-serialises it fails. */
public final class StripeJson {

    private static final ObjectWriter WRITER = JsonMapper.builder().build().writer().with(layout());

    private StripeJson() {}

    public static byte[] bytes(Map<String, @Nullable Object> object) {
        return WRITER.writeValueAsBytes(object);
    }

    public static String text(Map<String, @Nullable Object> object) {
        return WRITER.writeValueAsString(object);
    }

    public static Map<String, @Nullable Object> list(
            String url, List<Map<String, @Nullable Object>> data, boolean hasMore) {
        return new Members()
                .put("object", "list")
                .put("data", data)
                .put("has_more", hasMore)
                .put("url", url)
                .map();
    }

    public static Map<String, @Nullable Object> error(StripeRefusal refusal) {
        Members error = new Members();
        if (refusal.code() != null) {
            error.put("code", refusal.code())
                    .put(
                            "doc_url",
                            "https://stripe.com/docs/error-codes/"
                                    + refusal.code().replace('_', '-'));
        }
        error.put("message", refusal.text());
        if (refusal.param() != null) {
            error.put("param", refusal.param());
        }
        error.put("type", refusal.type());
        return new Members().put("error", error.map()).map();
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
