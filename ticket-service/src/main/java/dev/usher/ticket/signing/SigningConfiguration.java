package dev.usher.ticket.signing;

import dev.usher.credential.CredentialSigner;
import dev.usher.credential.RootSecret;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the root secret, the signer, and a metric that names the signer's engine. */
@Configuration(proxyBeanMethods = false)
class SigningConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SigningConfiguration.class);

    @Bean
    RootSecret rootSecret(SigningSettings settings) {
        return settings.root();
    }

    @Bean
    CredentialSigner credentialSigner() {
        return new CredentialSigner();
    }

    @Bean
    MeterBinder signerMetrics(CredentialSigner signer) {
        // Read here, so that the engine is chosen and checked before the first signature.
        String engine = signer.engineName();
        log.info("Credentials are signed by {}", engine);
        return (MeterRegistry registry) ->
                Gauge.builder("usher.credential.engine", () -> 1)
                        .description("The implementation of Ed25519 in use")
                        .tag("engine", engine)
                        .register(registry);
    }
}
