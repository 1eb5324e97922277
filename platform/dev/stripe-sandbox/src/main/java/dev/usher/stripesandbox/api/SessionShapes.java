package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.form.Shape;

/** The parameters of the session operations, and those that only Stripe implements. */
final class SessionShapes {

    static final Shape CREATE =
            Shape.object()
                    .texts(
                            """
                            cancel_url client_reference_id currency customer_email expires_at locale
                            mode submit_type success_url ui_mode
                            """)
                    .map("metadata")
                    .textList("expand")
                    .textList("payment_method_types")
                    .list("line_items", lineItem())
                    .object("payment_intent_data", intentData())
                    .unbuilt(
                            """
                            adaptive_pricing after_expiration allow_promotion_codes automatic_tax
                            billing_address_collection branding_settings consent_collection
                            custom_fields custom_text customer customer_account customer_creation
                            customer_update discounts excluded_payment_method_types
                            integration_identifier invoice_creation managed_payments name_collection
                            optional_items origin_context payment_method_collection
                            payment_method_configuration payment_method_data payment_method_options
                            permissions phone_number_collection redirect_on_completion return_url
                            saved_payment_method_options setup_intent_data
                            shipping_address_collection shipping_options subscription_data
                            tax_id_collection wallet_options
                            """);

    static final Shape RETRIEVE = Shape.object().textList("expand");

    static final Shape LIST =
            Shape.object()
                    .texts("ending_before limit payment_intent starting_after status")
                    .textList("expand")
                    .object("created", range())
                    .unbuilt(
                            "customer customer_account customer_details payment_link subscription");

    static final Shape LIST_LINE_ITEMS =
            Shape.object().texts("ending_before limit starting_after").unbuilt("expand");

    private SessionShapes() {}

    static Shape range() {
        return Shape.object().texts("gt gte lt lte");
    }

    private static Shape lineItem() {
        return Shape.object()
                .texts("quantity")
                .object("price_data", priceData())
                .unbuilt("adjustable_quantity metadata price tax_rates");
    }

    private static Shape priceData() {
        Shape product =
                Shape.object()
                        .texts("description name")
                        .unbuilt("images metadata tax_code unit_label");
        return Shape.object()
                .texts("currency unit_amount")
                .object("product_data", product)
                .unbuilt("product recurring tax_behavior unit_amount_decimal");
    }

    private static Shape intentData() {
        return Shape.object()
                .texts(
                        """
                        capture_method description receipt_email statement_descriptor
                        statement_descriptor_suffix
                        """)
                .map("metadata")
                .unbuilt(
                        """
                        application_fee_amount on_behalf_of setup_future_usage shipping
                        transfer_data transfer_group
                        """);
    }
}
