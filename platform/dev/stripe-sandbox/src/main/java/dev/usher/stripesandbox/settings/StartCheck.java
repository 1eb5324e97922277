package dev.usher.stripesandbox.settings;

import java.util.regex.Pattern;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Refuses to start where the sandbox could be mistaken for Stripe: without the acknowledgement, or
 * with a live key in the environment.
 */
public final class StartCheck
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** The variable that acknowledges the sandbox; its only valid value is {@link #NOT_REAL}. */
    public static final String ACKNOWLEDGEMENT = "STRIPE_SANDBOX_ACK";

    public static final String NOT_REAL = "not-real-stripe";

    private static final Pattern LIVE_KEY = Pattern.compile("[sr]k_live_");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!NOT_REAL.equals(environment.getProperty(ACKNOWLEDGEMENT))) {
            throw new IllegalStateException(
                    "This is a sandbox, not Stripe: set %s=%s to start it."
                            .formatted(ACKNOWLEDGEMENT, NOT_REAL));
        }
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> listed) {
                refuseLiveKeys(listed);
            }
        }
    }

    private static void refuseLiveKeys(EnumerablePropertySource<?> source) {
        for (String name : source.getPropertyNames()) {
            if (source.getProperty(name) instanceof CharSequence value
                    && LIVE_KEY.matcher(value).find()) {
                throw new IllegalStateException(
                        "The setting %s has a live Stripe key; the sandbox does not start with one."
                                .formatted(name));
            }
        }
    }
}
