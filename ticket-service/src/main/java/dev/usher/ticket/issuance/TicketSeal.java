package dev.usher.ticket.issuance;

import dev.usher.credential.RootSecret;
import dev.usher.credential.TypedCode;
import dev.usher.ticket.TicketId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Encrypts, for messages, what only this service needs of a ticket, so that it can make its tables
 * again from its topic. The keys are derived from the root secret: no reader of the topic can open
 * a seal, and a message without it tells no more than before.
 *
 * <p>AES-256-GCM, bound to the ticket's id. The nonce is an HMAC of the content: the same content
 * gives the same seal, and two contents never share a nonce, also after a restore.
 */
@Component
class TicketSeal {

    /** The first form did not tell whether the buyer had named the holder. */
    private static final byte FIRST_FORM = 1;

    /** The second form did not have the shop's reference of the order. */
    private static final byte SECOND_FORM = 2;

    private static final byte NEWEST_FORM = 3;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final SecretKeySpec nonceKey;

    TicketSeal(RootSecret root) {
        this.key = new SecretKeySpec(root.forPurpose("ticket seals"), "AES");
        this.nonceKey = new SecretKeySpec(root.forPurpose("ticket seal nonces"), MAC);
    }

    /** The sealed part of a ticket. */
    record Content(
            String buyerId,
            @Nullable String holderEmail,
            boolean heldAlone,
            boolean holderNamed,
            TypedCode code,
            Instant notBefore,
            Instant expiresAt,
            @Nullable String orderReference) {

        static Content of(Ticket ticket) {
            return new Content(
                    ticket.buyerId(),
                    ticket.holder().email(),
                    ticket.holder().alone(),
                    ticket.holder().named(),
                    ticket.code(),
                    ticket.signing().notBefore(),
                    ticket.signing().expiresAt(),
                    ticket.seat().reference());
        }
    }

    String seal(Ticket ticket) {
        byte[] content = bytes(Content.of(ticket));
        byte[] id = bytes(ticket.id());
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(nonceKey);
            mac.update(id);
            byte[] nonce = Arrays.copyOf(mac.doFinal(content), NONCE_BYTES);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, id).doFinal(content);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                                    .put(nonce)
                                    .put(sealed)
                                    .array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES and HMAC are part of the JDK", impossible);
        }
    }

    /** Opens the seal; throws {@link IllegalArgumentException} if another root secret made it. */
    Content open(TicketId ticket, String seal) {
        byte[] all = Base64.getUrlDecoder().decode(seal);
        try {
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            return content(
                    cipher(Cipher.DECRYPT_MODE, nonce, bytes(ticket))
                            .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES));
        } catch (GeneralSecurityException | IOException refused) {
            throw new IllegalArgumentException(
                    "The seal of ticket %s was not made with this root secret.".formatted(ticket),
                    refused);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] id) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(id);
        return cipher;
    }

    private static byte[] bytes(TicketId id) {
        return ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .array();
    }

    private static byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(NEWEST_FORM);
            out.writeUTF(content.buyerId());
            writeText(out, content.holderEmail());
            out.writeBoolean(content.heldAlone());
            out.writeBoolean(content.holderNamed());
            out.writeUTF(content.code().toString());
            out.writeLong(content.notBefore().getEpochSecond());
            out.writeLong(content.expiresAt().getEpochSecond());
            writeText(out, content.orderReference());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private static @Nullable String readText(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    private static Content content(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte form = in.readByte();
            if (form < FIRST_FORM || form > NEWEST_FORM) {
                throw new IOException("form " + form);
            }
            String buyerId = in.readUTF();
            String holderEmail = readText(in);
            boolean heldAlone = in.readBoolean();
            return new Content(
                    buyerId,
                    holderEmail,
                    heldAlone,
                    form == FIRST_FORM ? heldAlone : in.readBoolean(),
                    TypedCode.parse(in.readUTF())
                            .orElseThrow(() -> new IOException("no typed code")),
                    Instant.ofEpochSecond(in.readLong()),
                    Instant.ofEpochSecond(in.readLong()),
                    form <= SECOND_FORM ? null : readText(in));
        }
    }
}
