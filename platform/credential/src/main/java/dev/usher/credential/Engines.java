package dev.usher.credential;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Finds out which implementations of Ed25519 work in this process, fastest first. */
final class Engines {

    private static final Logger LOGGER = System.getLogger(Engines.class.getName());
    private static final String CORRETTO =
            "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    /** All that load and give the known answers; the JDK's own is always among them. */
    static final List<Ed25519Engine> WORKING = working();

    static final Ed25519Engine PREFERRED = WORKING.getFirst();

    private Engines() {}

    private static List<Ed25519Engine> working() {
        List<Ed25519Engine> working = new ArrayList<>();
        consider(working, "Corretto", Engines::corretto);
        consider(working, "BouncyCastle", BouncyCastleEngine::new);
        consider(working, "JDK", Engines::jdk);
        if (working.isEmpty()) {
            throw new IllegalStateException("no working implementation of Ed25519");
        }
        return List.copyOf(working);
    }

    private static void consider(
            List<Ed25519Engine> working, String name, Supplier<Ed25519Engine> candidate) {
        try {
            Ed25519Engine engine = candidate.get();
            KnownAnswers.check(engine);
            working.add(engine);
        } catch (RuntimeException | LinkageError notHere) {
            LOGGER.log(Level.DEBUG, () -> "Ed25519 by " + name + " is not used: " + notHere);
        }
    }

    private static Ed25519Engine corretto() {
        try {
            // By name, because the native library is there for some platforms only.
            Provider provider =
                    Class.forName(CORRETTO)
                            .asSubclass(Provider.class)
                            .getDeclaredConstructor()
                            .newInstance();
            return new JcaEngine("Corretto", provider);
        } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static Ed25519Engine jdk() {
        return new JcaEngine("JDK", Security.getProvider("SunEC"));
    }
}
