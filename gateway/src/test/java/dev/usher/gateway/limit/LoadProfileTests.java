package dev.usher.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class LoadProfileTests {

    /** More than any machine of a developer serves. */
    private static final int PLENTY = 50_000;

    @Test
    void raisesEveryLimitAndSwitchesNoneOff() {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(Settings.class)
                .withPropertyValues("spring.profiles.active=load")
                .run(started -> {
                    LimitSettings limits = started.getBean(LimitSettings.class);
                    assertThat(limits.calls().perSecond()).isGreaterThan(PLENTY);
                    assertThat(limits.scans().perSecond()).isGreaterThan(PLENTY);
                    assertThat(limits.codes().perSecond()).isGreaterThan(PLENTY);
                    assertThat(limits.orders().perSecond()).isGreaterThan(PLENTY);
                    assertThat(limits.reservations().perSecond()).isGreaterThan(PLENTY);
                    assertThat(limits.webhooks()).isGreaterThan(1_000);
                    assertThat(limits.replicas()).isEqualTo(1);
                    TokenBuckets buckets =
                            new TokenBuckets(
                                    "calls",
                                    new TokenBucket.Rate(
                                            limits.calls().perSecond(), limits.calls().burst()),
                                    () -> 0L);
                    assertThat(buckets.take("anybody").granted()).isTrue();
                    assertThat(buckets.take("anybody").remaining()).isPositive();
                });
    }

    @Configuration
    @EnableConfigurationProperties(LimitSettings.class)
    static class Settings {}
}
