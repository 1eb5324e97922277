package dev.usher.credential;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Encodings of genuine claims that are not the one allowed. Whatever is covered by the signature is
 * signed as it is encoded, so only a strict decoder refuses it.
 */
final class OtherEncodings {

    private static final int[] EXTRA_BYTES = {1, 2, 4, 8};
    private static final int INDEFINITE = 31;
    private static final byte BREAK = (byte) 0xFF;
    private static final int BASE = 45;
    private static final String BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    private final SigningKey key;

    OtherEncodings(SigningKey key) {
        this.key = key;
    }

    /** An item of CBOR: its head, and the bytes that follow a byte string's head. */
    private static final class Item {

        private final int major;
        private final long value;
        private final byte[] content;

        private Item(int major, long value, byte[] content) {
            this.major = major;
            this.value = value;
            this.content = content;
        }

        int major() {
            return major;
        }

        long value() {
            return value;
        }

        static Item of(int major, long value) {
            return new Item(major, value, new byte[0]);
        }

        static Item integer(long value) {
            return value >= 0 ? of(Cbor.UNSIGNED, value) : of(Cbor.NEGATIVE, -1 - value);
        }

        static Item bytes(byte[] content) {
            return new Item(Cbor.BYTES, content.length, content);
        }

        /** Writes it with this many bytes in its head beyond the first. */
        void write(ByteArrayOutputStream out, int extraBytes) {
            out.write(major << 5 | (extraBytes == 0 ? (int) value : Cbor.info(extraBytes)));
            for (int shift = (extraBytes - 1) * 8; shift >= 0; shift -= 8) {
                out.write((int) (value >>> shift));
            }
            out.writeBytes(content);
        }

        void writeShortest(ByteArrayOutputStream out) {
            write(out, Cbor.extraBytes(value));
        }
    }

    /** All texts of these claims, none of which is the credential. */
    List<String> of(Credential claims) {
        byte[] header = Layout.protectedHeader(key.keyId());
        byte[] payload = Layout.payload(claims);
        List<String> texts = new ArrayList<>();
        for (byte[] other : others(headerItems())) {
            texts.add(sealed(other, payload));
        }
        for (byte[] other : others(payloadItems(claims))) {
            texts.add(sealed(header, other));
        }
        byte[] signature = key.sign(Layout.toBeSigned(header, payload));
        for (byte[] other : others(outerItems(header, payload, signature))) {
            texts.add(GenuineCredentials.text(other));
        }
        String genuine = GenuineCredentials.text(Layout.sealed(header, payload, signature));
        texts.addAll(otherTexts(genuine));
        texts.removeAll(List.of(genuine));
        return texts;
    }

    private String sealed(byte[] header, byte[] payload) {
        byte[] signature = key.sign(Layout.toBeSigned(header, payload));
        return GenuineCredentials.text(Layout.sealed(header, payload, signature));
    }

    private List<Item> headerItems() {
        return List.of(
                Item.of(Cbor.MAP, 2),
                Item.integer(1),
                Item.integer(-8),
                Item.integer(4),
                Item.bytes(key.keyId().toBytes()));
    }

    private static List<Item> payloadItems(Credential claims) {
        return List.of(
                Item.of(Cbor.MAP, 5),
                Item.integer(4),
                Item.integer(claims.expiresAt().getEpochSecond()),
                Item.integer(5),
                Item.integer(claims.notBefore().getEpochSecond()),
                Item.integer(7),
                Item.bytes(Layout.bytes(claims.ticketId())),
                Item.integer(-65537),
                Item.bytes(Layout.bytes(claims.eventId())),
                Item.integer(-65538),
                Item.integer(claims.version()));
    }

    private static List<Item> outerItems(byte[] header, byte[] payload, byte[] signature) {
        return List.of(
                Item.of(Cbor.TAG, 61),
                Item.of(Cbor.TAG, 18),
                Item.of(Cbor.ARRAY, 4),
                Item.bytes(header),
                Item.of(Cbor.MAP, 0),
                Item.bytes(payload),
                Item.bytes(signature));
    }

    /** Every longer head, indefinite lengths, other orders, missing and further items. */
    private static List<byte[]> others(List<Item> items) {
        List<byte[]> others = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            for (int extraBytes : EXTRA_BYTES) {
                if (extraBytes > Cbor.extraBytes(items.get(at).value())) {
                    others.add(withHead(items, at, extraBytes));
                }
            }
            if (items.get(at).major() == Cbor.MAP || items.get(at).major() == Cbor.ARRAY) {
                others.add(indefinite(items, at));
            }
            List<Item> fewer = new ArrayList<>(items);
            fewer.remove(at);
            others.add(shortest(fewer));
            List<Item> twice = new ArrayList<>(items);
            twice.add(at, items.get(at));
            others.add(shortest(twice));
        }
        for (int at = 1; at + 3 < items.size(); at += 2) {
            List<Item> swapped = new ArrayList<>(items);
            Collections.swap(swapped, at, at + 2);
            Collections.swap(swapped, at + 1, at + 3);
            others.add(shortest(swapped));
        }
        return others;
    }

    private static byte[] withHead(List<Item> items, int at, int extraBytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < items.size(); i++) {
            if (i == at) {
                items.get(i).write(out, extraBytes);
            } else {
                items.get(i).writeShortest(out);
            }
        }
        return out.toByteArray();
    }

    /** The array or map ends with the items, or at once if it is empty. */
    private static byte[] indefinite(List<Item> items, int at) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < items.size(); i++) {
            if (i == at) {
                out.write(items.get(i).major() << 5 | INDEFINITE);
                if (items.get(i).value() == 0) {
                    out.write(BREAK);
                }
            } else {
                items.get(i).writeShortest(out);
            }
        }
        if (items.get(at).value() > 0) {
            out.write(BREAK);
        }
        return out.toByteArray();
    }

    private static byte[] shortest(List<Item> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        items.forEach(item -> item.writeShortest(out));
        return out.toByteArray();
    }

    /** Texts that a careless decoder of Base45 reads as the same bytes. */
    private static List<String> otherTexts(String genuine) {
        List<String> others = new ArrayList<>();
        int start = SignedCredential.PREFIX.length();
        for (int at = start; at + 2 < genuine.length(); at += 3) {
            int above = 0x1_0000 + value(genuine, at) + value(genuine, at + 2) * BASE * BASE;
            above += value(genuine, at + 1) * BASE;
            if (above < BASE * BASE * BASE) {
                String triple =
                        ""
                                + BASE45.charAt(above % BASE)
                                + BASE45.charAt(above / BASE % BASE)
                                + BASE45.charAt(above / (BASE * BASE));
                others.add(genuine.substring(0, at) + triple + genuine.substring(at + 3));
            }
        }
        for (int at = 0; at < genuine.length(); at++) {
            String character = genuine.substring(at, at + 1);
            others.add(
                    genuine.substring(0, at)
                            + character.toLowerCase(Locale.ROOT)
                            + genuine.substring(at + 1));
        }
        for (String added : List.of(" ", "0", "00", "000", "\n", "=", "\0")) {
            others.add(genuine + added);
            others.add(added + genuine);
        }
        return others;
    }

    private static int value(String text, int at) {
        return BASE45.indexOf(text.charAt(at));
    }
}
