package dev.usher.platform.time;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Gives every service its {@link Clock} and {@link Ids}. The clock shows real time unless {@code
 * usher.clock.offset-file} names a file. With the profile {@code prod} such a file fails the start.
 */
@AutoConfiguration
class TimeAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock(
            @Value("${usher.clock.offset-file:#{null}}") @Nullable Path offsetFile,
            Environment environment) {
        if (offsetFile == null) {
            return Clock.tick(Clock.systemUTC(), SuiteClock.PRECISION);
        }
        if (environment.acceptsProfiles(Profiles.of("prod"))) {
            throw new IllegalStateException(
                    "usher.clock.offset-file must not be set in production");
        }
        return new SuiteClock(offsetFile);
    }

    @Bean
    @ConditionalOnMissingBean
    Ids ids(Clock clock) {
        return new TimeOrderedIds(clock, new SecureRandom());
    }
}
