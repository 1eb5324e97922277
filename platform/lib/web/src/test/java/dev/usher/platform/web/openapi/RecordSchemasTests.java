package dev.usher.platform.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.usher.platform.web.paging.Page;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecordSchemasTests {

    enum Colour {
        @Schema(description = "As the sky.")
        BLUE,
        @Schema(description = "As snow.")
        WHITE
    }

    @Schema(name = "Price")
    record PriceView(long amount) {}

    @Schema(name = "Cup")
    record CupView(
            @Nullable String name,
            int number,
            @Schema(description = "Null means not for sale") @Nullable PriceView price,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String glaze) {}

    @DocumentedBody
    @Schema(name = "NewCup")
    record NewCup(String name, @Nullable Integer number) {}

    @DocumentedBody(patch = true)
    @Schema(name = "CupPatch")
    record CupPatch(
            String name,
            @Nullable Integer number,
            @MapOfTexts(longestKey = 40, longestText = 500)
                    @Nullable Map<String, @Nullable String> labels) {}

    @Schema(name = "Labelled")
    record LabelledView(
            @MapOfTexts(most = 20, longestKey = 40, longestText = 500)
                    Map<String, String> labels) {}

    private final ModelConverters converters = new ModelConverters(true);

    RecordSchemasTests() {
        converters.addConverter(new RecordSchemas());
    }

    @Test
    void limitTextsUnderKeysOfTheCaller() {
        JsonNode labels = schemas(LabelledView.class).at("/Labelled/properties/labels");
        JsonNode patch = schemas(CupPatch.class).at("/CupPatch/properties/labels");

        assertThat(labels.path("maxProperties").asInt()).isEqualTo(20);
        assertThat(labels.at("/propertyNames/maxLength").asInt()).isEqualTo(40);
        assertThat(labels.at("/additionalProperties/type").asString()).isEqualTo("string");
        assertThat(labels.at("/additionalProperties/maxLength").asInt()).isEqualTo(500);
        assertThat(patch.has("maxProperties")).isFalse();
        assertThat(texts(patch.at("/additionalProperties/type"))).containsExactly("string", "null");
    }

    @Test
    void requireEveryMemberOfAnAnswerButTheOneThatIsLeftOut() {
        JsonNode cup = schemas(CupView.class).path("Cup");

        assertThat(texts(cup.path("required"))).containsExactly("name", "number", "price");
        assertThat(texts(cup.at("/properties/name/type"))).containsExactly("string", "null");
        assertThat(cup.at("/properties/number/type").asString()).isEqualTo("integer");
        assertThat(cup.at("/properties/glaze/type").asString()).isEqualTo("string");
    }

    @Test
    void allowNullBesideAReference() {
        JsonNode price = schemas(CupView.class).at("/Cup/properties/price");

        assertThat(price.at("/oneOf/0/$ref").asString()).isEqualTo("#/components/schemas/Price");
        assertThat(price.at("/oneOf/1/type").asString()).isEqualTo("null");
        assertThat(price.at("/description").asString()).isEqualTo("Null means not for sale");
    }

    @Test
    void requireOfABodyWhatItsReaderDemands() {
        JsonNode body = schemas(NewCup.class).path("NewCup");

        assertThat(texts(body.path("required"))).containsExactly("name");
        assertThat(texts(body.at("/properties/number/type"))).containsExactly("integer", "null");
    }

    @Test
    void requireNothingOfAMergePatch() {
        JsonNode patch = schemas(CupPatch.class).path("CupPatch");

        assertThat(patch.has("required")).isFalse();
        assertThat(patch.at("/properties/name/type").asString()).isEqualTo("string");
        assertThat(texts(patch.at("/properties/number/type"))).containsExactly("integer", "null");
    }

    @Test
    void nameAPageForWhatItHolds() {
        JsonNode page = schemas(new TypeReference<Page<CupView>>() {}.getType()).path("CupPage");

        assertThat(page.at("/properties/items/items/$ref").asString())
                .isEqualTo("#/components/schemas/Cup");
        assertThat(texts(page.at("/properties/nextCursor/type"))).containsExactly("string", "null");
        assertThat(texts(page.path("required"))).containsExactly("items", "nextCursor");
    }

    @Test
    void describeEachConstantOfAnEnum() {
        ResolvedSchema colour = converters.resolveAsResolvedSchema(new AnnotatedType(Colour.class));
        JsonNode schema = json(colour.schema);

        assertThat(texts(schema.path("x-enum-descriptions")))
                .containsExactly("As the sky.", "As snow.");
        assertThat(schema.path("description").asString())
                .isEqualTo("- `BLUE`: As the sky.\n- `WHITE`: As snow.");
    }

    private JsonNode schemas(Type type) {
        return json(
                converters.resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true))
                        .referencedSchemas);
    }

    private static JsonNode json(Object schemas) {
        try {
            return JsonMapper.shared().readTree(Json31.mapper().writeValueAsString(schemas));
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Iterable<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
