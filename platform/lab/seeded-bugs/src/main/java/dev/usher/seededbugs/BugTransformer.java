package dev.usher.seededbugs;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applies the alterations of one bug while their classes are loaded. */
final class BugTransformer implements ClassFileTransformer {

    private final SeededBug bug;
    private final Consumer<Throwable> failure;

    /**
     * @param failure called if a class cannot be altered, because the JVM ignores exceptions of a
     *     transformer
     */
    BugTransformer(SeededBug bug, Consumer<Throwable> failure) {
        this.bug = bug;
        this.failure = failure;
    }

    /** Applies all alterations without using the result; throws {@link BugDoesNotFit}. */
    void rehearse(ClassLoader application) {
        for (String type :
                bug.alterations().stream().map(Alteration::type).collect(Collectors.toSet())) {
            alter(type, read(type, application), application);
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] original) {
        String type = name == null ? "" : name.replace('/', '.');
        if (loader == null || alterationsOf(type).isEmpty()) {
            return null;
        }
        try {
            return alter(type, original, loader);
        } catch (RuntimeException | Error unaltered) {
            failure.accept(unaltered);
            throw unaltered;
        }
    }

    private byte[] alter(String type, byte[] original, ClassLoader others) {
        byte[] altered = original;
        for (Alteration alteration : alterationsOf(type)) {
            altered = alteration.apply(altered, others);
        }
        return altered;
    }

    private List<Alteration> alterationsOf(String type) {
        return bug.alterations().stream()
                .filter(alteration -> alteration.type().equals(type))
                .toList();
    }

    private static byte[] read(String type, ClassLoader application) {
        try (InputStream bytes =
                application.getResourceAsStream(type.replace('.', '/') + ".class")) {
            if (bytes == null) {
                throw new BugDoesNotFit(
                        type
                                + " is not on the class path of this process (the application must run"
                                + " extracted, not from a single jar)");
            }
            return bytes.readAllBytes();
        } catch (IOException unreadable) {
            throw new BugDoesNotFit(type + " cannot be read: " + unreadable);
        }
    }
}
