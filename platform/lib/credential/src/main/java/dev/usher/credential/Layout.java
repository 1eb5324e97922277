package dev.usher.credential;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/**
 * The bytes of a credential: a tagged CWT (RFC 8392) in a tagged COSE_Sign1 (RFC 9052), in
 * deterministic CBOR. Every credential has exactly one encoding; any other is refused.
 */
final class Layout {

    static final int SIGNATURE_BYTES = 64;

    private static final int CWT_TAG = 61;
    private static final int COSE_SIGN1_TAG = 18;
    private static final int HEADER_ALG = 1;
    private static final int HEADER_KID = 4;
    // EdDSA. RFC 9864 adds -19 for Ed25519 alone, but most COSE libraries know -8 only.
    private static final int ALG_EDDSA = -8;
    private static final int CLAIM_EXP = 4;
    private static final int CLAIM_NBF = 5;
    private static final int CLAIM_CTI = 7;
    private static final int CLAIM_EVENT = -65537;
    private static final int CLAIM_VERSION = -65538;
    private static final byte[] NOTHING = {};

    private Layout() {}

    static byte[] protectedHeader(KeyId keyId) {
        return new CborWriter()
                .map(2)
                .integer(HEADER_ALG)
                .integer(ALG_EDDSA)
                .integer(HEADER_KID)
                .bytes(keyId.toBytes())
                .toBytes();
    }

    static byte[] payload(Credential claims) {
        return new CborWriter()
                .map(5)
                .integer(CLAIM_EXP)
                .integer(claims.expiresAt().getEpochSecond())
                .integer(CLAIM_NBF)
                .integer(claims.notBefore().getEpochSecond())
                .integer(CLAIM_CTI)
                .bytes(bytes(claims.ticketId()))
                .integer(CLAIM_EVENT)
                .bytes(bytes(claims.eventId()))
                .integer(CLAIM_VERSION)
                .integer(claims.version())
                .toBytes();
    }

    /** Returns the bytes to sign: COSE's Sig_structure (RFC 9052 section 4.4), no external data. */
    static byte[] toBeSigned(byte[] protectedHeader, byte[] payload) {
        return new CborWriter()
                .array(4)
                .text("Signature1")
                .bytes(protectedHeader)
                .bytes(NOTHING)
                .bytes(payload)
                .toBytes();
    }

    static byte[] sealed(byte[] protectedHeader, byte[] payload, byte[] signature) {
        return new CborWriter()
                .tag(CWT_TAG)
                .tag(COSE_SIGN1_TAG)
                .array(4)
                .bytes(protectedHeader)
                .map(0)
                .bytes(payload)
                .bytes(signature)
                .toBytes();
    }

    static SignedCredential read(byte[] sealed) throws MalformedCredential {
        CborReader reader = new CborReader(sealed);
        reader.expectTag(CWT_TAG);
        reader.expectTag(COSE_SIGN1_TAG);
        reader.expectArray(4);
        byte[] protectedHeader = reader.bytes();
        reader.expectMap(0);
        byte[] payload = reader.bytes();
        byte[] signature = reader.bytes(SIGNATURE_BYTES);
        reader.expectEnd();
        return new SignedCredential(
                readKeyId(protectedHeader),
                readClaims(payload),
                toBeSigned(protectedHeader, payload),
                signature);
    }

    private static KeyId readKeyId(byte[] protectedHeader) throws MalformedCredential {
        CborReader reader = new CborReader(protectedHeader);
        reader.expectMap(2);
        reader.expectInteger(HEADER_ALG);
        reader.expectInteger(ALG_EDDSA);
        reader.expectInteger(HEADER_KID);
        KeyId keyId = KeyId.of(reader.bytes(KeyId.BYTES));
        reader.expectEnd();
        return keyId;
    }

    private static Credential readClaims(byte[] payload) throws MalformedCredential {
        CborReader reader = new CborReader(payload);
        reader.expectMap(5);
        reader.expectInteger(CLAIM_EXP);
        long expiresAt = reader.unsigned();
        reader.expectInteger(CLAIM_NBF);
        long notBefore = reader.unsigned();
        reader.expectInteger(CLAIM_CTI);
        UUID ticketId = uuid(reader.bytes(16));
        reader.expectInteger(CLAIM_EVENT);
        UUID eventId = uuid(reader.bytes(16));
        reader.expectInteger(CLAIM_VERSION);
        long version = reader.unsigned();
        reader.expectEnd();
        if (expiresAt > Credential.LAST_SECOND
                || notBefore >= expiresAt
                || version < 1
                || version > Integer.MAX_VALUE) {
            throw new MalformedCredential("claims out of range");
        }
        return new Credential(
                ticketId,
                eventId,
                (int) version,
                Instant.ofEpochSecond(notBefore),
                Instant.ofEpochSecond(expiresAt));
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
