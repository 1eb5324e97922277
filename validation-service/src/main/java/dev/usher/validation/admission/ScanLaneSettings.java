package dev.usher.validation.admission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of {@link ScanRecorder}.
 *
 * @param lanes the number of lanes; the scans of an event take the same one
 * @param together the most scans decided in one transaction
 * @param waiting the most scans that wait in a lane; one more is answered with 503
 * @param patience the longest that a scan waits for its turn
 */
@ConfigurationProperties("usher.scans")
record ScanLaneSettings(int lanes, int together, int waiting, Duration patience) {}
