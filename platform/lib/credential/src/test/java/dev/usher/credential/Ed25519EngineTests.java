package dev.usher.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class Ed25519EngineTests {

    private static final List<Ed25519Engine> WORKING = Engines.working();

    @Test
    void prefersTheFastestThatWorks() {
        assertThat(WORKING).extracting(Ed25519Engine::name).contains("BouncyCastle", "JDK");
        assertThat(new CredentialSigner().engineName()).isEqualTo(WORKING.getFirst().name());
    }

    @Test
    void allEnginesAgreeOnKeysSignaturesAndForgeries() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(8032);
        for (int round = 0; round < 20; round++) {
            byte[] seed = new byte[32];
            random.nextBytes(seed);
            byte[] message = new byte[random.nextInt(200)];
            random.nextBytes(message);
            Ed25519Engine.Signing reference = WORKING.getFirst().signing(seed);
            byte[] signature = reference.sign(message);
            byte[] forged = signature.clone();
            forged[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));

            for (Ed25519Engine engine : WORKING) {
                Ed25519Engine.Signing signing = engine.signing(seed);
                Ed25519Engine.Verifying verifying = engine.verifying(reference.publicKey());
                assertThat(signing.publicKey()).isEqualTo(reference.publicKey());
                assertThat(signing.sign(message)).isEqualTo(signature);
                assertThat(verifying.verify(message, signature)).isTrue();
                assertThat(verifying.verify(message, forged)).isFalse();
            }
        }
    }

    @Test
    void everyEngineRefusesThePublicForgeries() {
        byte[] publicKey = HexFormat.of().parseHex(Vectors.PUBLIC.key().publicKey());
        List<SignedCredential> forged =
                Vectors.PUBLIC.forged().stream()
                        .map(vector -> SignedCredential.parse(vector.credential()).orElseThrow())
                        .toList();

        for (Ed25519Engine engine : WORKING) {
            VerifyingKey key = new VerifyingKey(publicKey, engine);
            assertThat(forged).as(engine.name()).noneMatch(credential -> credential.verify(key));
        }
    }

    @Test
    void refusesAnEngineWithAWrongAnswer() {
        Ed25519Engine wrong =
                new Ed25519Engine() {
                    private final Ed25519Engine right = new BouncyCastleEngine();

                    @Override
                    public String name() {
                        return "wrong";
                    }

                    @Override
                    public Signing signing(byte[] seed) {
                        return right.signing(seed);
                    }

                    @Override
                    public Verifying verifying(byte[] publicKey) {
                        return (message, signature) -> true;
                    }
                };

        assertThatIllegalStateException().isThrownBy(() -> KnownAnswers.check(wrong));
    }

    @Test
    void refusesBytesThatAreNotAPublicKey() {
        byte[] one = new byte[32];
        one[0] = 1;
        byte[] offTheCurve = new byte[32];
        offTheCurve[0] = 2;

        assertThatIllegalArgumentException().isThrownBy(() -> new VerifyingKey(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> new VerifyingKey(new byte[32]));
        for (Ed25519Engine engine : WORKING) {
            assertThatIllegalArgumentException().isThrownBy(() -> new VerifyingKey(one, engine));
            assertThatIllegalArgumentException()
                    .as(engine.name())
                    .isThrownBy(() -> new VerifyingKey(offTheCurve, engine));
        }
    }
}
