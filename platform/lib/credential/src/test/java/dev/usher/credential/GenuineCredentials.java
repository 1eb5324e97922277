package dev.usher.credential;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Credentials of one event that are signed with its key; the same seed gives the same ones.
 *
 * @param claims the claims of each
 * @param texts their texts, in the same order
 */
record GenuineCredentials(SigningKey key, List<Credential> claims, List<String> texts) {

    static final UUID EVENT = UUID.fromString("01932f00-0000-7000-8000-000000000001");
    static final RootSecret ROOT = new RootSecret(new byte[RootSecret.MIN_BYTES]);

    static GenuineCredentials of(int number, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        SigningKey key = ROOT.signingKey(EVENT, 1);
        List<Credential> claims =
                IntStream.range(0, number)
                        .mapToObj(_ ->
                                new Credential(
                                        new UUID(random.nextLong(), random.nextLong()),
                                        EVENT,
                                        1 + random.nextInt(3),
                                        Instant.ofEpochSecond(random.nextLong(1L << 31)),
                                        Instant.ofEpochSecond(
                                                (1L << 31) + random.nextLong(1L << 31))))
                        .toList();
        CredentialSigner signer = new CredentialSigner();
        return new GenuineCredentials(
                key, claims, claims.stream().map(each -> signer.sign(each, key)).toList());
    }

    /** The bytes of a credential. */
    static byte[] bytes(String text) {
        try {
            return Base45.decode(text.substring(SignedCredential.PREFIX.length()));
        } catch (MalformedCredential impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The text of any bytes. */
    static String text(byte[] cose) {
        return SignedCredential.PREFIX + Base45.encode(cose);
    }
}
