package dev.usher.event.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EventFormTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final UUID NEW_ID = new UUID(0, 7);

    private final EventForm form =
            new EventForm(
                    new CatalogSettings(
                            "EUR",
                            Map.of(
                                    "EUR", new CatalogSettings.Limits(50, 99_999_999, 1),
                                    "GBP", new CatalogSettings.Limits(30, 99_999_999, 1),
                                    "KWD", new CatalogSettings.Limits(250, 99_999_990, 10))),
                    () -> NEW_ID);

    @Test
    void readsTheShortFormAsOneTicketType() {
        EventDraft draft = form.read(body("'capacity': 800, 'price': " + euros(2500)));

        assertThat(draft.ticketTypes())
                .containsExactly(
                        new TicketTypeDraft(
                                new TicketTypeId(NEW_ID),
                                "General admission",
                                new Money(2500, "EUR"),
                                800,
                                10,
                                null,
                                null));
        assertThat(draft.admission()).isEqualTo(Admission.usual());
        assertThat(draft.maxPerBuyer()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'capacity': 5", "'capacity': 5, 'price': null"})
    void takesAMissingPriceAsFreeInTheDefaultCurrency(String members) {
        assertThat(form.read(body(members)).ticketTypes().getFirst().price())
                .isEqualTo(new Money(0, "EUR"));
    }

    @Test
    void countsAFreeTypeInTheCurrencyOfTheOthers() {
        EventDraft draft =
                form.read(
                        body(
                                "'ticketTypes': [{'name': 'Press', 'capacity': 5},"
                                        + " {'name': 'Seat', 'capacity': 5,"
                                        + " 'price': {'amount': 2000, 'currency': 'GBP'}}]"));

        assertThat(draft.ticketTypes())
                .extracting(TicketTypeDraft::price)
                .containsExactly(new Money(0, "GBP"), new Money(2000, "GBP"));
    }

    @Test
    void keepsTheCurrencyOfAFreePrice() {
        EventDraft draft =
                form.read(body("'capacity': 5, 'price': {'amount': 0, 'currency': 'GBP'}"));

        assertThat(draft.ticketTypes().getFirst().price()).isEqualTo(new Money(0, "GBP"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "{'amount': 49, 'currency': 'EUR'} | amount_below_minimum | /price/amount",
                "{'amount': 10000000, 'currency': 'EUR'} | amount_above_maximum | /price/amount",
                "{'amount': 251, 'currency': 'KWD'} | amount_not_chargeable | /price/amount",
                "{'amount': 500, 'currency': 'XXX'} | currency_not_supported | /price/currency",
                "{'amount': 500, 'currency': 'eur'} | currency_not_supported | /price/currency",
                "{'amount': 500} | required | /price/currency",
                "{'currency': 'EUR'} | required | /price/amount",
                "{'amount': -1, 'currency': 'EUR'} | out_of_range | /price/amount",
                "{'amount': 25.5, 'currency': 'EUR'} | wrong_type | /price/amount",
                "{'amount': 99999999999999999999, 'currency': 'EUR'} | out_of_range | /price/amount",
                "2500 | wrong_type | /price",
            })
    void refusesPricesThatCannotBeCharged(String price, String code, String pointer) {
        assertThat(violations(body("'capacity': 5, 'price': " + price)))
                .extracting(Violation::code, Violation::pointer)
                .containsExactly(tuple(code, pointer));
    }

    @Test
    void acceptsThePricesAtTheirLimits() {
        assertThatCode(
                        () -> {
                            form.read(body("'capacity': 5, 'price': " + euros(50)));
                            form.read(body("'capacity': 5, 'price': " + euros(9_999_999)));
                        })
                .doesNotThrowAnyException();
    }

    @Test
    void refusesTwoCurrenciesInOneEvent() {
        ObjectNode body =
                body(
                        "'ticketTypes': [{'name': 'A', 'capacity': 5, 'price': "
                                + euros(500)
                                + "}, {'name': 'B', 'capacity': 5,"
                                + " 'price': {'amount': 500, 'currency': 'GBP'}}]");

        assertThat(pointers(body)).containsExactly("/ticketTypes/1/price/currency");
    }

    @Test
    void requiresEitherTheListOrTheShortForm() {
        assertThat(codes(body("'description': 'x'"))).containsExactly("required");
        assertThat(codes(body("'capacity': 5, 'ticketTypes':" + " [{'name': 'A', 'capacity': 5}]")))
                .containsExactly("not_with_ticket_types");
        assertThat(codes(body("'ticketTypes': []"))).containsExactly("out_of_range");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "title | null | required",
                "title | ' ' | blank",
                "title | 5 | wrong_type",
                "description | ['a'] | wrong_type",
                "location | null | required",
                "location | {} | required",
                "location | {'name': 'P', 'country': 'ZZ'} | invalid_country",
                "location | {'name': 'P', 'country': 'nl'} | invalid_country",
                "location | {'name': 'P', 'planet': 'Earth'} | unknown_field",
                "startsAt | 'tomorrow' | wrong_format",
                "startsAt | '2027-10-31T02:30:00' | wrong_format",
                "startsAt | 1768935600 | wrong_type",
                "startsAt | '+999999-01-01T00:00:00Z' | out_of_range",
                "endsAt | '2027-01-20T19:00:00Z' | not_after_start",
                "timeZone | '+01:00' | invalid_time_zone",
                "timeZone | 'Europe/Nowhere' | invalid_time_zone",
                "capacity | 0 | out_of_range",
                "capacity | 1000001 | out_of_range",
                "capacity | '5' | wrong_type",
                "maxPerBuyer | 0 | out_of_range",
                "admission | {'reentry': 'yes'} | wrong_type",
                "admission | {'closesAt': '2027-01-20T14:00:00Z'} | not_after_opening",
                "colour | 'red' | unknown_field",
            })
    void refusesAMemberThatBreaksARule(String member, String value, String code) {
        ObjectNode body = body("'capacity': 5");
        body.set(member, JSON.readTree(value.replace('\'', '"')));

        assertThat(codes(body)).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "{'capacity': 5} | required",
                "{'name': 'A', 'capacity': 5, 'maxPerOrder': 101} | out_of_range",
                "{'name': 'A', 'capacity': 5, 'id': 'x'} | unknown_field",
                "{'name': 'A', 'capacity': 5, 'salesStartAt': '2027-01-02T00:00:00Z',"
                        + " 'salesEndAt': '2027-01-01T00:00:00Z'} | not_after_start",
                "'A' | wrong_type",
            })
    void refusesTicketTypesThatBreakARule(String type, String code) {
        assertThat(codes(body("'ticketTypes': [" + type + "]"))).containsExactly(code);
    }

    /** Amsterdam's clocks go from 02:59 back to 02:00 that night; the offset tells both apart. */
    @Test
    void tellsTheTwoHalvesOfARepeatedHourApart() {
        ObjectNode body = body("'capacity': 5");
        body.put("startsAt", "2027-10-31T02:30:00+02:00");
        body.put("endsAt", "2027-10-31T02:15:00+01:00");

        EventDraft draft = form.read(body);

        assertThat(draft.startsAt()).isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
        assertThat(draft.endsAt()).isEqualTo(Instant.parse("2027-10-31T01:15:00Z"));
    }

    @Test
    void refusesAnEndThatIsLaterOnlyByTheLocalClock() {
        ObjectNode body = body("'capacity': 5");
        body.put("startsAt", "2027-10-31T02:30:00+01:00");
        body.put("endsAt", "2027-10-31T02:45:00+02:00");

        assertThat(codes(body)).containsExactly("not_after_start");
    }

    @Test
    void acceptsTextUpToItsLimitAndNoNulCharacter() {
        ObjectNode body = body("'capacity': 5");

        assertThat(form.read(body.put("title", "x".repeat(200))).title()).hasSize(200);
        assertThat(form.read(body.put("title", "\uD83C\uDFB7".repeat(200))).title()).isNotBlank();
        assertThat(codes(body.put("title", "x".repeat(201)))).containsExactly("too_long");
        assertThat(codes(body.put("title", "a\u0000b"))).containsExactly("invalid_characters");
    }

    @Test
    void listsEverythingThatIsWrongAtOnce() {
        assertThat(pointers(JSON.createObjectNode().put("x", 1)))
                .containsExactlyInAnyOrder(
                        "/title",
                        "/location",
                        "/startsAt",
                        "/endsAt",
                        "/timeZone",
                        "/capacity",
                        "/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "'text'", "5"})
    void refusesABodyThatIsNotAnObject(String body) {
        ProblemException refused =
                catchThrowableOfType(
                        ProblemException.class,
                        () -> form.read(JSON.readTree(body.replace('\'', '"'))));

        assertThat(refused.violations()).extracting(Violation::code).containsExactly("wrong_type");
    }

    private List<Violation> violations(ObjectNode body) {
        List<Violation> violations =
                catchThrowableOfType(ProblemException.class, () -> form.read(body)).violations();
        assertThat(violations).extracting(Violation::detail).allMatch(EventFormTests::statesARule);
        return violations;
    }

    private static boolean statesARule(String detail) {
        return detail.contains("must") || detail.contains("unknown");
    }

    private List<String> codes(ObjectNode body) {
        return violations(body).stream().map(Violation::code).toList();
    }

    private List<String> pointers(ObjectNode body) {
        return violations(body).stream().map(Violation::pointer).toList();
    }

    private static String euros(long amount) {
        return "{'amount': " + amount + ", 'currency': 'EUR'}";
    }

    private static ObjectNode body(String members) {
        String text =
                "{'title': 'Winter Jazz', 'location': {'name': 'Paradiso'},"
                        + " 'startsAt': '2027-01-20T19:00:00Z',"
                        + " 'endsAt': '2027-01-20T23:00:00Z',"
                        + " 'timeZone': 'Europe/Amsterdam', "
                        + members
                        + "}";
        return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    }
}
