package dev.usher.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Generates bodies of an event that are wrong in one way each, the same ones for the same seed.
 * Each is a good body with one bad member, or with unreadable text.
 */
public final class InvalidBodies {

    /** A body, and what is wrong with it. */
    public static final class InvalidBody {

        private final String what;
        private final byte[] bytes;

        private InvalidBody(String what, byte[] bytes) {
            this.what = what;
            this.bytes = bytes;
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public String toString() {
            return what + ": " + shortened(new String(bytes, UTF_8), SHOWN);
        }
    }

    private interface Kind {
        InvalidBody draw();
    }

    private static final int SHOWN = 400;
    private static final int NAMED = 40;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Marks the place where the text itself is damaged. */
    private static final String MARK = "@@here@@";

    private static final List<String> TEXTS =
            List.of(
                    "/title",
                    "/description",
                    "/location/name",
                    "/location/address",
                    "/location/city",
                    "/ticketTypes/0/name");

    private static final List<String> TIMES =
            List.of(
                    "/startsAt",
                    "/endsAt",
                    "/ticketTypes/0/salesStartAt",
                    "/ticketTypes/0/salesEndAt",
                    "/admission/opensAt",
                    "/admission/closesAt");

    private static final List<String> NUMBERS =
            List.of(
                    "/ticketTypes/0/capacity",
                    "/ticketTypes/0/maxPerOrder",
                    "/ticketTypes/0/price/amount",
                    "/maxPerBuyer");

    private static final List<String> FLAGS =
            List.of(
                    "/admission/reentry",
                    "/admission/supersedeOnHolderChange",
                    "/admission/degradedOnSignature");

    private static final List<String> OBJECTS =
            List.of("", "/location", "/ticketTypes/0", "/ticketTypes/0/price", "/admission");

    private static final List<String> REQUIRED =
            List.of("/title", "/location/name", "/startsAt", "/endsAt", "/timeZone");

    private static final List<String> REQUIRED_OF_A_NEW_TYPE =
            List.of("/ticketTypes/0/name", "/ticketTypes/0/capacity");

    private static final List<String> NO_TIMES =
            List.of(
                    "tomorrow",
                    "2027-01-20",
                    "2027-01-20T19:00:00",
                    "2027-13-40T19:00:00Z",
                    "2027-02-29T25:61:00Z",
                    "1999-12-31T23:59:59Z",
                    "9999-12-31T23:59:59Z",
                    "+1000000000-01-01T00:00:00Z",
                    "-0001-01-01T00:00:00Z",
                    "1800000000",
                    "");

    private static final List<String> NO_ZONES =
            List.of("Mars/Olympus", "europe/amsterdam", "UTC+25", "+99:00", "Amsterdam", " ", "");

    private static final List<String> NO_COUNTRIES =
            List.of("nl", "NLD", "XX", "N", "Holland", "\uD83C\uDDF3\uD83C\uDDF1", "");

    private static final List<String> NO_CURRENCIES =
            List.of("eur", "EURO", "XXX", "XTS", "ZZZ", "\u20AC", "978", "");

    private static final List<String> NUMBERS_BEYOND_ALL =
            List.of(
                    "9223372036854775808",
                    "-9223372036854775809",
                    "1" + "0".repeat(400),
                    "9".repeat(5_000),
                    "1e400",
                    "1e999999999",
                    "1.5",
                    "1e-999999999",
                    "-0.0001");

    private static final List<byte[]> NO_UTF8 =
            List.of(
                    bytes(0xFF),
                    bytes(0xC3, 0x28),
                    bytes(0x80),
                    bytes(0xC0, 0xAF),
                    bytes(0xED, 0xA0, 0x80),
                    bytes(0xF4, 0x90, 0x80, 0x80),
                    bytes(0xE2, 0x82),
                    bytes(0x00),
                    bytes(0x0A));

    private static final List<String> NO_JSON =
            List.of(
                    "{",
                    "}",
                    "{\"title\"",
                    "{\"title\": }",
                    "{'title': 'x'}",
                    "{title: \"x\"}",
                    "{\"title\": \"x\",}",
                    "{\"title\": NaN}",
                    "{\"title\": \"\\x\"}",
                    "{\"title\": \"\\u12\"}",
                    "{\"capacity\": 007}",
                    "<event/>",
                    "title=x",
                    "tru",
                    "\"",
                    "{}{}",
                    " ",
                    "\uFEFF{");

    private static final List<String> NO_OBJECT =
            List.of("null", "true", "12", "\"an event\"", "[]", "[{}]");

    private final Map<String, Object> good;
    private final Random random;
    private final List<Kind> kinds;
    private int drawn;

    /**
     * @param good a valid body with a ticket type, its price, and admission
     * @param mayOmit whether required members may be missing, as in a patch; they must not be null
     */
    public InvalidBodies(Map<String, Object> good, boolean mayOmit, long seed) {
        this.good = good;
        this.random = new Random(seed);
        this.kinds =
                new ArrayList<>(
                        List.of(
                                this::wrongType,
                                this::nothing,
                                this::badText,
                                this::badCode,
                                this::badTime,
                                this::badOrder,
                                this::outOfRange,
                                this::beyondAllNumbers,
                                this::badPrice,
                                this::badList,
                                this::unknownMember,
                                this::strangeMember,
                                this::huge,
                                this::deep,
                                this::notUtf8,
                                this::notText,
                                this::twice,
                                this::notJson,
                                this::notAnObject,
                                this::cutOff));
        if (!mayOmit) {
            kinds.add(this::missing);
        }
    }

    /** Generates the next body; every kind has its turn. */
    public InvalidBody next() {
        return kinds.get(drawn++ % kinds.size()).draw();
    }

    private InvalidBody wrongType() {
        return switch (random.nextInt(5)) {
            case 0 -> with(any(TEXTS), any(List.of(7, true, List.of("x"), Map.of("a", 1))));
            case 1 -> with(any(TIMES), any(List.of(1_800_000_000L, false, List.of(), Map.of())));
            case 2 -> with(any(NUMBERS), any(List.of("12", true, List.of(1), Map.of(), 0.5)));
            case 3 -> with(any(FLAGS), any(List.of("true", 1, 0, List.of(), Map.of())));
            default ->
                    with(
                            any(OBJECTS.subList(1, OBJECTS.size())),
                            any(List.of("x", 1, true, List.of(1))));
        };
    }

    private InvalidBody missing() {
        List<String> required = new ArrayList<>(REQUIRED);
        required.addAll(REQUIRED_OF_A_NEW_TYPE);
        required.add("/location");
        required.add("/ticketTypes");
        String pointer = any(required);
        Map<String, Object> body = copy();
        object(body, above(pointer)).remove(last(pointer));
        return readable("without " + pointer, body);
    }

    private InvalidBody nothing() {
        List<String> required = new ArrayList<>(REQUIRED);
        required.addAll(REQUIRED_OF_A_NEW_TYPE);
        Map<String, Object> body = copy();
        String pointer = any(required);
        put(body, pointer, null);
        return readable("null as " + pointer, body);
    }

    private InvalidBody badText() {
        return switch (random.nextInt(4)) {
            case 0 -> with(any(List.of("/title", "/location/name")), any(List.of("", " ", "\t\n")));
            case 1 -> with("/title", words(201 + random.nextInt(100)));
            case 2 -> with("/description", words(10_001 + random.nextInt(100)));
            default -> with(any(TEXTS), words(20_000));
        };
    }

    private InvalidBody badCode() {
        return switch (random.nextInt(3)) {
            case 0 -> with("/timeZone", any(NO_ZONES));
            case 1 -> with("/location/country", any(NO_COUNTRIES));
            default -> with("/ticketTypes/0/price/currency", any(NO_CURRENCIES));
        };
    }

    private InvalidBody badTime() {
        return with(any(TIMES), any(NO_TIMES));
    }

    private InvalidBody badOrder() {
        Map<String, Object> body = copy();
        return switch (random.nextInt(4)) {
            case 0 -> {
                body.put("endsAt", body.get("startsAt"));
                yield readable("ends as it starts", body);
            }
            case 1 -> {
                Object start = body.get("startsAt");
                body.put("startsAt", body.get("endsAt"));
                body.put("endsAt", start);
                yield readable("ends before it starts", body);
            }
            case 2 -> {
                Map<String, Object> type = object(body, "/ticketTypes/0");
                type.put("salesStartAt", "2026-12-02T00:00:00Z");
                type.put("salesEndAt", "2026-12-01T00:00:00Z");
                yield readable("is sold until before it is sold", body);
            }
            default -> {
                Map<String, Object> admission = object(body, "/admission");
                admission.put("opensAt", "2027-01-20T19:00:00Z");
                admission.put("closesAt", "2027-01-20T18:00:00Z");
                yield readable("closes before it opens", body);
            }
        };
    }

    private InvalidBody outOfRange() {
        return switch (random.nextInt(4)) {
            case 0 ->
                    with(
                            "/ticketTypes/0/capacity",
                            any(List.of(0, -1, 1_000_001, Integer.MIN_VALUE, Long.MAX_VALUE)));
            case 1 -> with("/ticketTypes/0/maxPerOrder", any(List.of(0, -3, 101, Long.MIN_VALUE)));
            case 2 -> with("/maxPerBuyer", any(List.of(0, -1, 1_000_001, Long.MAX_VALUE)));
            default ->
                    with(
                            "/ticketTypes/0/price/amount",
                            any(List.of(-1, -2500, Long.MIN_VALUE, Long.MAX_VALUE)));
        };
    }

    private InvalidBody beyondAllNumbers() {
        String number = any(NUMBERS_BEYOND_ALL);
        String pointer = any(NUMBERS);
        String text = text(marked(pointer)).replace("\"" + MARK + "\"", number);
        return new InvalidBody(shortened(number, NAMED) + " as " + pointer, text.getBytes(UTF_8));
    }

    private InvalidBody badPrice() {
        Map<String, Object> body = copy();
        Map<String, Object> type = object(body, "/ticketTypes/0");
        return switch (random.nextInt(3)) {
            case 0 -> {
                type.put("price", price(1 + random.nextInt(49), "EUR"));
                yield readable("a price below the minimum", body);
            }
            case 1 -> {
                type.put("price", price(99_999_999L, "EUR"));
                type.put("maxPerOrder", 2 + random.nextInt(99));
                yield readable("a price above the maximum", body);
            }
            default -> {
                type.put("price", price(2501, "KWD"));
                yield readable("a fraction that is not charged", body);
            }
        };
    }

    private InvalidBody badList() {
        Map<String, Object> body = copy();
        Map<String, Object> type = object(body, "/ticketTypes/0");
        return switch (random.nextInt(4)) {
            case 0 -> {
                body.put("ticketTypes", List.of());
                yield readable("no ticket types", body);
            }
            case 1 -> {
                List<Object> types = new ArrayList<>();
                for (int i = 0; i <= 100; i++) {
                    types.add(Map.of("name", "Type " + i, "capacity", 1));
                }
                body.put("ticketTypes", types);
                yield readable("a hundred and one ticket types", body);
            }
            case 2 -> {
                body.put("ticketTypes", List.of(type, any(List.of("x", 1, List.of()))));
                yield readable("a ticket type that is not an object", body);
            }
            default -> {
                body.put("capacity", 10);
                yield readable("both ticket types and a capacity", body);
            }
        };
    }

    private InvalidBody unknownMember() {
        Map<String, Object> body = copy();
        String at = any(OBJECTS);
        String name =
                any(List.of("colour", "Title", "status", "organizerId", "a/b~c", "", "__proto__"))
                        + random.nextInt(10);
        object(body, at).put(name, any(List.of(1, "x", List.of(), Map.of("a", "b"))));
        return readable(name + " in " + at, body);
    }

    /** A name that is not valid text can't be written into a pointer unchanged. */
    private InvalidBody strangeMember() {
        Map<String, Object> body = copy();
        String at = any(OBJECTS);
        object(body, at).put(MARK, 1);
        String name = any(List.of("\\ud800", "\\udc00x", "\\u0000", "\\uffff", "\\n", "\\\""));
        return new InvalidBody(
                "a member named " + name + " in " + at,
                text(body).replace(MARK, name).getBytes(UTF_8));
    }

    private InvalidBody huge() {
        int length = 300_000 + random.nextInt(700_000);
        return switch (random.nextInt(3)) {
            case 0 -> with(any(TEXTS), words(length));
            case 1 -> with("/" + words(length), 1);
            default -> {
                Map<String, Object> body = copy();
                for (int i = 0; i < 20_000; i++) {
                    body.put("member" + i, i);
                }
                yield readable("twenty thousand members", body);
            }
        };
    }

    private InvalidBody deep() {
        int depth = any(List.of(100, 499, 999, 1_001, 5_000, 100_000));
        String nested =
                random.nextBoolean()
                        ? "[".repeat(depth) + "]".repeat(depth)
                        : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
        String pointer = any(List.of("/title", "/location", "/maxPerBuyer", "/deeper"));
        String text = text(marked(pointer)).replace("\"" + MARK + "\"", nested);
        return new InvalidBody(depth + " levels under " + pointer, text.getBytes(UTF_8));
    }

    private InvalidBody notUtf8() {
        String pointer = any(TEXTS);
        byte[] text = text(marked(pointer)).getBytes(UTF_8);
        String before = new String(text, UTF_8);
        int at = before.substring(0, before.indexOf(MARK)).getBytes(UTF_8).length;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(text, 0, at);
        bytes.writeBytes(any(NO_UTF8));
        bytes.write(text, at + MARK.length(), text.length - at - MARK.length());
        return new InvalidBody("no UTF-8 in " + pointer, bytes.toByteArray());
    }

    private InvalidBody notText() {
        String pointer = any(TEXTS);
        String text = any(List.of("\\u0000", "a\\u0000b", "\\ud800", "\\udfff", "\\udc00\\ud800"));
        return new InvalidBody(
                text + " in " + pointer, text(marked(pointer)).replace(MARK, text).getBytes(UTF_8));
    }

    private InvalidBody twice() {
        String pointer = any(List.of("/title", "/location/name", "/ticketTypes/0/capacity"));
        String name = "\"" + last(pointer) + "\":";
        String text = text(good).replaceFirst(name, name + "1," + name);
        return new InvalidBody("twice " + pointer, text.getBytes(UTF_8));
    }

    private InvalidBody notJson() {
        return new InvalidBody("no JSON", any(NO_JSON).getBytes(UTF_8));
    }

    private InvalidBody notAnObject() {
        return new InvalidBody("no object", any(NO_OBJECT).getBytes(UTF_8));
    }

    private InvalidBody cutOff() {
        byte[] whole = text(good).getBytes(UTF_8);
        byte[] part = new byte[1 + random.nextInt(whole.length - 1)];
        System.arraycopy(whole, 0, part, 0, part.length);
        return new InvalidBody("cut off", part);
    }

    private InvalidBody with(String pointer, Object value) {
        Map<String, Object> body = copy();
        put(body, pointer, value);
        return readable(
                shortened(value.toString(), NAMED) + " as " + shortened(pointer, NAMED), body);
    }

    private Map<String, Object> marked(String pointer) {
        Map<String, Object> body = copy();
        put(body, pointer, MARK);
        return body;
    }

    private static InvalidBody readable(String what, Map<String, Object> body) {
        return new InvalidBody(what, text(body).getBytes(UTF_8));
    }

    private static Map<String, Object> price(long amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }

    private static String words(int length) {
        return "jazz ".repeat(length / 5 + 1).substring(0, length - 1) + "x";
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> copy() {
        return JSON.readValue(text(good), LinkedHashMap.class);
    }

    private static String text(Map<String, Object> body) {
        return JSON.writeValueAsString(body);
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> body, String pointer, @Nullable Object value) {
        Object parent = at(body, above(pointer));
        if (parent instanceof List<?> list) {
            ((List<@Nullable Object>) list).set(Integer.parseInt(last(pointer)), value);
        } else {
            ((Map<String, @Nullable Object>) parent).put(last(pointer), value);
        }
    }

    private static String above(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    private static String last(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> body, String pointer) {
        return (Map<String, Object>) at(body, pointer);
    }

    private static Object at(Map<String, Object> body, String pointer) {
        Object found = body;
        for (String step : pointer.split("/", -1)) {
            if (!step.isEmpty()) {
                found =
                        requireNonNull(
                                found instanceof List<?> list
                                        ? list.get(Integer.parseInt(step))
                                        : ((Map<?, ?>) found).get(step));
            }
        }
        return found;
    }

    private static String shortened(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
