package dev.usher.platform.web.instances;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where to learn of replicas.
 *
 * @param file one line "service address" per instance that is ready, kept by whoever starts them;
 *     none where one address stands for all replicas, as a Kubernetes service does
 */
@ConfigurationProperties("usher.instances")
record InstanceSettings(@Nullable Path file) {}
