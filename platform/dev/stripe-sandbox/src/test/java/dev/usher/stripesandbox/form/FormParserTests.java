package dev.usher.stripesandbox.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.stripesandbox.core.StripeRefusal;
import org.junit.jupiter.api.Test;

/** The encoding that Stripe's libraries use. */
class FormParserTests {

    @Test
    void readsNestedObjectsAndArrays() {
        StripeForm form =
                FormParser.parse(
                        "line_items[0][price_data][product_data][name]=Ticket+%26+%C3%9Cn%C3%AF"
                                + "&line_items[1][quantity]=2&expand[]=a&expand[]=b"
                                + "&metadata[order_id]=7");

        assertThat(
                        form.children("line_items")
                                .getFirst()
                                .child("price_data")
                                .child("product_data")
                                .required("name"))
                .isEqualTo("Ticket & Ünï");
        assertThat(form.children("line_items").get(1).requiredInteger("quantity")).isEqualTo(2);
        assertThat(form.texts("expand")).containsExactly("a", "b");
        assertThat(form.map("metadata")).containsEntry("order_id", "7");
    }

    @Test
    void keepsAnEncodedPlaceholder() {
        assertThat(
                        FormParser.parse("success_url=http%3A%2F%2Fx%2F%7BID%7D")
                                .required("success_url"))
                .isEqualTo("http://x/{ID}");
    }

    @Test
    void namesAParameterByItsWholePath() {
        StripeForm line =
                FormParser.parse("line_items[0][quantity]=x").children("line_items").getFirst();

        assertThatThrownBy(() -> line.requiredInteger("quantity"))
                .isInstanceOfSatisfying(
                        StripeRefusal.class,
                        refusal ->
                                assertThat(refusal.param()).isEqualTo("line_items[0][quantity]"));
    }

    @Test
    void refusesMalformedForms() {
        assertThatThrownBy(() -> FormParser.parse("a=%zz")).isInstanceOf(StripeRefusal.class);
        assertThatThrownBy(() -> FormParser.parse("a[b=c")).isInstanceOf(StripeRefusal.class);
        assertThatThrownBy(() -> FormParser.parse("a" + "[b]".repeat(9) + "=c"))
                .isInstanceOf(StripeRefusal.class);
        assertThatThrownBy(() -> FormParser.parse("a=1&".repeat(6_000)))
                .isInstanceOf(StripeRefusal.class);
    }

    @Test
    void distinguishesUnknownFromUnimplementedParameters() {
        Shape shape = Shape.object().texts("mode").unbuilt("customer");

        assertThatThrownBy(() -> shape.check(FormParser.parse("mode=a&colour=b")))
                .isInstanceOfSatisfying(
                        StripeRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("parameter_unknown"));
        assertThatThrownBy(() -> shape.check(FormParser.parse("customer=c")))
                .isInstanceOfSatisfying(
                        StripeRefusal.class,
                        refusal ->
                                assertThat(refusal.headers())
                                        .containsKey("X-Stripe-Sandbox-Unimplemented"));
    }
}
