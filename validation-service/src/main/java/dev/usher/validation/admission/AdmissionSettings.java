package dev.usher.validation.admission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the gate decides.
 *
 * @param learningTime how long after payment a genuine ticket that is not known here counts as
 *     being on its way, and not as unknown
 */
@ConfigurationProperties("usher.admission")
record AdmissionSettings(Duration learningTime) {}
