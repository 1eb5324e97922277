package dev.usher.credential;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the implementations of Ed25519 that work in this process, fastest first. */
final class Engines {

    private static final Logger log = System.getLogger(Engines.class.getName());
    private static final String CORRETTO =
            "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private static final List<Candidate> CANDIDATES =
            List.of(
                    new Candidate("Corretto", Engines::corretto),
                    new Candidate("BouncyCastle", BouncyCastleEngine::new),
                    new Candidate("JDK", Engines::jdk));

    static final Ed25519Engine PREFERRED = preferred(CANDIDATES, log);

    private Engines() {}

    /**
     * Returns the first that works, and warns if that is not the fastest. The others are not
     * loaded, because that would slow the start down.
     */
    static Ed25519Engine preferred(List<Candidate> candidates, Logger log) {
        for (Candidate candidate : candidates) {
            Optional<Ed25519Engine> engine = candidate.ifWorking(log, Level.WARNING);
            if (engine.isPresent()) {
                return engine.get();
            }
        }
        throw new IllegalStateException("no implementation of Ed25519 works");
    }

    /** Returns all that load and give the known answers, fastest first. */
    static List<Ed25519Engine> working() {
        return CANDIDATES.stream()
                .flatMap(candidate -> candidate.ifWorking(log, Level.DEBUG).stream())
                .toList();
    }

    record Candidate(String name, Supplier<Ed25519Engine> maker) {

        Optional<Ed25519Engine> ifWorking(Logger log, Level otherwise) {
            try {
                Ed25519Engine engine = maker.get();
                KnownAnswers.check(engine);
                return Optional.of(engine);
            } catch (RuntimeException | LinkageError notHere) {
                log.log(
                        otherwise,
                        () ->
                                "Ed25519 by "
                                        + name
                                        + " is not used, so every signature takes longer. Is /tmp"
                                        + " mounted noexec? "
                                        + notHere);
                return Optional.empty();
            }
        }
    }

    private static Ed25519Engine corretto() {
        try {
            // By name, because the native library exists for some platforms only.
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
