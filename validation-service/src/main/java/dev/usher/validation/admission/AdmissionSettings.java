package dev.usher.validation.admission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of {@link Identification}.
 *
 * @param learningTime the time after the payment within which a genuine ticket that is not known
 *     here counts as on its way, and not as unknown
 */
@ConfigurationProperties("usher.admission")
record AdmissionSettings(Duration learningTime) {}
