package dev.usher.credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The target of coverage-guided fuzzing. The first byte of an input says what the others are.
 * Jazzer calls this class by its name, and reports what it throws.
 */
public final class FuzzedCredential {

    static final byte TEXT = 0;
    static final byte BYTES = 1;
    static final byte SIGNED_PAYLOAD = 2;
    static final byte SIGNED_HEADER = 3;
    static final byte TYPED = 4;
    private static final int KINDS = 5;

    private static final GenuineCredentials GENUINE = GenuineCredentials.of(20, 7);
    private static final SigningKey KEY = GENUINE.key();
    private static final Set<String> TEXTS = new HashSet<>(GENUINE.texts());
    private static final byte[] HEADER = Layout.protectedHeader(KEY.keyId());
    private static final byte[] PAYLOAD = Layout.payload(GENUINE.claims().getFirst());

    private FuzzedCredential() {}

    /** Inputs to begin with: each genuine credential as its text, its bytes and its parts. */
    static List<byte[]> seeds() {
        return Stream.concat(
                        GENUINE.texts().stream()
                                .flatMap(text ->
                                        Stream.of(
                                                input(
                                                        TEXT,
                                                        text.getBytes(StandardCharsets.ISO_8859_1)),
                                                input(BYTES, GenuineCredentials.bytes(text)))),
                        Stream.of(
                                input(SIGNED_PAYLOAD, PAYLOAD),
                                input(SIGNED_HEADER, HEADER),
                                input(TYPED, "013XR-ZP16B-2".getBytes(StandardCharsets.US_ASCII))))
                .toList();
    }

    private static byte[] input(byte kind, byte[] content) {
        return ByteBuffer.allocate(1 + content.length).put(kind).put(content).array();
    }

    /** Reads one input. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] content = Arrays.copyOfRange(input, 1, input.length);
        switch (Math.floorMod(input[0], KINDS)) {
            case TEXT -> read(new String(content, StandardCharsets.ISO_8859_1), false);
            case BYTES -> read(GenuineCredentials.text(content), false);
            case SIGNED_PAYLOAD -> read(sealed(HEADER, content), true);
            case SIGNED_HEADER -> read(sealed(content, PAYLOAD), true);
            default -> type(new String(content, StandardCharsets.UTF_8));
        }
    }

    private static String sealed(byte[] header, byte[] payload) {
        byte[] signature = KEY.sign(Layout.toBeSigned(header, payload));
        return GenuineCredentials.text(Layout.sealed(header, payload, signature));
    }

    /** Nothing but a genuine text is accepted, and every text that is read has one encoding. */
    private static void read(String text, boolean signed) {
        SignedCredential.canonical(text);
        SignedCredential.parse(text)
                .ifPresent(read -> {
                    byte[] cose = GenuineCredentials.bytes(text);
                    byte[] signature =
                            Arrays.copyOfRange(
                                    cose, cose.length - Layout.SIGNATURE_BYTES, cose.length);
                    byte[] again =
                            Layout.sealed(
                                    Layout.protectedHeader(read.keyId()),
                                    Layout.payload(read.claims()),
                                    signature);
                    require(Arrays.equals(again, cose), "two encodings: " + text);
                    boolean accepted = read.verify(KEY.verifyingKey());
                    require(accepted == (signed || TEXTS.contains(text)), "a forgery: " + text);
                });
    }

    /** A code that is read is written in one way. */
    private static void type(String text) {
        TypedCode.parse(text)
                .ifPresent(code -> {
                    boolean same =
                            TypedCode.parse(code.toString()).filter(code::equals).isPresent();
                    require(same, "another code: " + text);
                });
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
