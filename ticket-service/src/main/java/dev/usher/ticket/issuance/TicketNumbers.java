package dev.usher.ticket.issuance;

import dev.usher.credential.RootSecret;
import dev.usher.credential.TypedCode;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Derives the ids and codes of tickets from order, line and seat. Minting an order again, for
 * example after a restore, gives the same ids and codes. They cannot be guessed without the root
 * secret.
 */
@Component
class TicketNumbers {

    private static final String ALGORITHM = "HmacSHA256";
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_RFC = 0x8000_0000_0000_0000L;

    private final SecretKey idKey;
    private final SecretKey codeKey;

    TicketNumbers(RootSecret root) {
        this.idKey = new SecretKeySpec(root.forPurpose("ticket ids"), ALGORITHM);
        this.codeKey = new SecretKeySpec(root.forPurpose("ticket codes"), ALGORITHM);
    }

    /** The ticket id of a seat: a UUID of version 8 (RFC 9562 section 5.8). */
    TicketId idOf(OrderId order, UUID lineId, int seat) {
        ByteBuffer hash =
                hash(
                        idKey,
                        ByteBuffer.allocate(36)
                                .putLong(order.value().getMostSignificantBits())
                                .putLong(order.value().getLeastSignificantBits())
                                .putLong(lineId.getMostSignificantBits())
                                .putLong(lineId.getLeastSignificantBits())
                                .putInt(seat));
        long high = (hash.getLong() & ~0xF000L) | VERSION_8;
        long low = (hash.getLong() >>> 2) | VARIANT_RFC;
        return new TicketId(new UUID(high, low));
    }

    /**
     * The code of one version of a ticket. A code has 50 bits, so two tickets rarely get the same
     * one; if they do, the second takes the candidate of the next round.
     */
    TypedCode codeOf(TicketId ticket, int version, int round) {
        return TypedCode.firstOf(candidate ->
                hash(
                                codeKey,
                                ByteBuffer.allocate(28)
                                        .putLong(ticket.value().getMostSignificantBits())
                                        .putLong(ticket.value().getLeastSignificantBits())
                                        .putInt(version)
                                        .putInt(round)
                                        .putInt(candidate))
                        .getLong());
    }

    private static ByteBuffer hash(SecretKey key, ByteBuffer input) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(input.flip());
            return ByteBuffer.wrap(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA256 is part of the JDK", impossible);
        }
    }
}
