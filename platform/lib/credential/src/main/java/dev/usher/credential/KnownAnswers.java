package dev.usher.credential;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Holds test vectors of RFC 8032 section 7.1, which an engine must reproduce before it is used. */
final class KnownAnswers {

    private static final List<Answer> ANSWERS =
            List.of(
                    new Answer(
                            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                            "",
                            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                                    + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
                    new Answer(
                            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                            "72",
                            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
                    new Answer(
                            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
                            "af82",
                            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                                    + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"));

    private KnownAnswers() {}

    /** Throws IllegalStateException on the first wrong answer. */
    static void check(Ed25519Engine engine) {
        for (Answer answer : ANSWERS) {
            Ed25519Engine.Signing signing = engine.signing(bytes(answer.seed));
            byte[] message = bytes(answer.message);
            byte[] signature = bytes(answer.signature);
            Ed25519Engine.Verifying verifying = engine.verifying(bytes(answer.publicKey));
            require(Arrays.equals(signing.publicKey(), bytes(answer.publicKey)), engine);
            require(Arrays.equals(signing.sign(message), signature), engine);
            require(verifying.verify(message, signature), engine);
            signature[0] ^= 1;
            require(!verifying.verify(message, signature), engine);
        }
    }

    private static void require(boolean right, Ed25519Engine engine) {
        if (!right) {
            throw new IllegalStateException(engine.name() + " gives a wrong answer");
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private record Answer(String seed, String publicKey, String message, String signature) {}
}
