package dev.usher.credential;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519 by BouncyCastle's own classes, without a provider. */
final class BouncyCastleEngine implements Ed25519Engine {

    @Override
    public String name() {
        return "BouncyCastle";
    }

    @Override
    public Signing signing(byte[] seed) {
        return new BouncyCastleSigning(new Ed25519PrivateKeyParameters(seed));
    }

    @Override
    public Verifying verifying(byte[] publicKey) {
        Ed25519PublicKeyParameters key = new Ed25519PublicKeyParameters(publicKey);
        return (message, signature) ->
                signature.length == Layout.SIGNATURE_BYTES
                        && key.verify(
                                Ed25519.Algorithm.Ed25519,
                                null,
                                message,
                                0,
                                message.length,
                                signature,
                                0);
    }

    private record BouncyCastleSigning(Ed25519PrivateKeyParameters key) implements Signing {

        @Override
        public byte[] publicKey() {
            return key.generatePublicKey().getEncoded();
        }

        @Override
        public byte[] sign(byte[] message) {
            byte[] signature = new byte[Layout.SIGNATURE_BYTES];
            key.sign(Ed25519.Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
            return signature;
        }
    }
}
