package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;

/** Each test starts the context with settings that must start, or must not. */
class StripeStartChecksTests {

    private static final String LIVE = "sk" + "_live_1234567890";
    private static final String RESTRICTED_LIVE = "rk" + "_live_1234567890";
    private static final String SANDBOX_KEY = "sk_test_sandbox_local";
    private static final String SANDBOX_SECRET = "whsec_sandbox_local";
    private static final String SECRET = "whsec" + "_1234567890";
    private static final String STRIPE = "https://api.stripe.com";
    private static final String LOCAL = "http://127.0.0.1:8085";

    @Test
    void startsInProductionWithALiveKeyAtStripe() {
        start("prod", LIVE, STRIPE, SECRET, true, context -> assertThat(context).hasNotFailed());
    }

    @Test
    void startsLocallyWithTheSandbox() {
        start(
                "sandbox",
                SANDBOX_KEY,
                LOCAL,
                SANDBOX_SECRET,
                false,
                context -> assertThat(context).hasSingleBean(StripeClient.class));
    }

    @Test
    void startsWithATestKeyOfStripe() {
        start("", "sk" + "_test_1", STRIPE, SECRET, false, c -> assertThat(c).hasNotFailed());
    }

    @Test
    void refusesALiveKeyAnywhereButAtStripe() {
        refuses("", LIVE, LOCAL, SECRET, true, "a live key must be used with");
        refuses(
                "sandbox",
                RESTRICTED_LIVE,
                LOCAL,
                SANDBOX_SECRET,
                false,
                "a live key must be used with");
        refuses("prod", LIVE, STRIPE + "/", SECRET, true, "a live key must be used with");
        refuses("prod", LIVE, "https://api.stripe.com.evil.example", SECRET, true, "a live key");
    }

    @Test
    void refusesAnotherAddressWithoutTheProfileAndAKeyOfTheSandbox() {
        refuses("", SANDBOX_KEY, LOCAL, SECRET, false, "an address other than");
        refuses("sandbox", "sk" + "_test_1", LOCAL, SANDBOX_SECRET, false, "an address other than");
    }

    @Test
    void refusesBothProfilesTogether() {
        refuses(
                "prod,sandbox",
                SANDBOX_KEY,
                LOCAL,
                SANDBOX_SECRET,
                false,
                "must not be used together");
    }

    @Test
    void refusesToExpectTheWrongKindOfMoney() {
        refuses("sandbox", SANDBOX_KEY, LOCAL, SANDBOX_SECRET, true, "must not expect real money");
        refuses("prod", LIVE, STRIPE, SECRET, false, "production must expect real money");
        refuses("", LIVE, STRIPE, SECRET, false, "a live key moves real money");
    }

    @Test
    void refusesAWebhookSecretOfTheSandboxOutsideIt() {
        refuses("prod", LIVE, STRIPE, SECRET + "," + SANDBOX_SECRET, true, "of the sandbox");
    }

    @Test
    void refusesToStartWithoutKeyOrSecret() {
        refuses("prod", "", STRIPE, SECRET, true, "there is no Stripe key");
        refuses("prod", LIVE, STRIPE, " , ", true, "there is no webhook secret");
    }

    private static void refuses(
            String profiles,
            String key,
            String base,
            String secrets,
            boolean livemode,
            String sentence) {
        start(
                profiles,
                key,
                base,
                secrets,
                livemode,
                context -> {
                    assertThat(context).hasFailed();
                    Throwable cause = context.getStartupFailure();
                    while (cause.getCause() != null) {
                        cause = cause.getCause();
                    }
                    assertThat(cause).hasMessageContaining(sentence);
                    assertThat(cause.getMessage()).doesNotContain("_live_", "whsec_1");
                });
    }

    private static void start(
            String profiles,
            String key,
            String base,
            String secrets,
            boolean livemode,
            ContextConsumer<AssertableApplicationContext> check) {
        List<String> properties = new ArrayList<>();
        Map.of(
                        "spring.profiles.active", profiles,
                        "usher.stripe.api-key", key,
                        "usher.stripe.api-base", base,
                        "usher.stripe.webhook-secrets", secrets,
                        "usher.stripe.livemode", Boolean.toString(livemode))
                .forEach((name, value) -> properties.add(name + "=" + value));
        new ApplicationContextRunner()
                .withUserConfiguration(StripeConfiguration.class, Settings.class)
                .withPropertyValues(properties.toArray(String[]::new))
                .run(check);
    }

    @EnableConfigurationProperties({StripeSettings.class, StripeCallSettings.class})
    static class Settings {}
}
