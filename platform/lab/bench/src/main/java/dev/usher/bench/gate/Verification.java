package dev.usher.bench.gate;

import dev.usher.credential.SignedCredential;
import dev.usher.credential.SigningKey;
import java.time.Duration;

/** Measures one verification of a signature, in this process and on one thread. */
final class Verification {

    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration MEASURED = Duration.ofSeconds(2);

    private final SignedCredential credential;
    private final SigningKey key;

    Verification(String credential, SigningKey key) {
        this.credential = SignedCredential.parse(credential).orElseThrow();
        this.key = key;
    }

    /** Returns the microseconds of one. */
    double micros() {
        rate(WARM_UP);
        return 1e6 / rate(MEASURED);
    }

    private double rate(Duration length) {
        long start = System.nanoTime();
        long done = 0;
        while (System.nanoTime() - start < length.toNanos()) {
            if (!credential.verify(key.verifyingKey())) {
                throw new IllegalStateException("the credential must be genuine");
            }
            done++;
        }
        return done * 1e9 / (System.nanoTime() - start);
    }
}
