package dev.usher.stripesandbox.objects;

import dev.usher.stripesandbox.core.Charge;
import dev.usher.stripesandbox.core.PaymentMeans;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code payment_method_details} of a charge. */
final class MethodDetailsJson {

    private MethodDetailsJson() {}

    static Map<String, @Nullable Object> of(Charge charge) {
        String type = charge.means().means().type();
        return new Members()
                .put(type, charge.means().means().card() ? card(charge) : debit(charge))
                .put("type", type)
                .map();
    }

    private static Map<String, @Nullable Object> card(Charge charge) {
        PaymentMeans means = charge.means();
        Map<String, @Nullable Object> checks =
                new Members()
                        .nulls("address_line1_check", "address_postal_code_check")
                        .put("cvc_check", cvcCheck(charge))
                        .map();
        String brand = means.means().brand();
        return new Members()
                .put("amount_authorized", charge.captured() ? charge.amount() : null)
                .put("authorization_code", charge.captured() ? "123456" : null)
                .put("brand", brand)
                .put("checks", checks)
                .put("country", "US")
                .put("exp_month", means.expMonth())
                .put("exp_year", means.expYear())
                .put("funding", means.means().label().contains("debit") ? "debit" : "credit")
                .put("installments", null)
                .put("last4", means.last4())
                .put("mandate", null)
                .put("network", brand)
                .put("network_transaction_id", charge.captured() ? "123456789012345" : null)
                .put("regulated_status", "unregulated")
                .put("three_d_secure", charge.authenticated() ? threeDSecure() : null)
                .nulls("transaction_link_id", "wallet")
                .map();
    }

    private static String cvcCheck(Charge charge) {
        return charge.failure() != null && charge.failure().code().equals("incorrect_cvc")
                ? "fail"
                : "pass";
    }

    private static Map<String, @Nullable Object> threeDSecure() {
        return new Members()
                .put("authentication_flow", "challenge")
                .put("electronic_commerce_indicator", "05")
                .put("exemption_indicator", null)
                .put("result", "authenticated")
                .nulls("result_reason", "transaction_id")
                .put("version", "2.2.0")
                .map();
    }

    private static Map<String, @Nullable Object> debit(Charge charge) {
        return new Members()
                .put("bank_code", "37040044")
                .put("branch_code", null)
                .put("country", "DE")
                .put("fingerprint", null)
                .put("last4", charge.means().last4())
                .put("mandate", null)
                .map();
    }
}
