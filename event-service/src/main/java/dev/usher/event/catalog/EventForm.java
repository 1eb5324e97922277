package dev.usher.event.catalog;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.usher.event.TimeZones;
import dev.usher.platform.time.Ids;
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.form.JsonForm;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the body of an event, and refuses it with a list of everything that is wrong. A new ticket
 * type gets its id here.
 */
@Component
class EventForm {

    static final int MAX_PER_BUYER = 1_000_000;

    private static final Set<String> COUNTRIES =
            Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private final CatalogSettings settings;
    private final Ids ids;

    EventForm(CatalogSettings settings, Ids ids) {
        this.settings = settings;
        this.ids = ids;
    }

    /** Reads a new event. */
    EventDraft read(@Nullable JsonNode body) {
        return read(JsonForm.of(body), null);
    }

    /** Reads the event as it would be after a merge patch. */
    EventDraft read(@Nullable JsonNode patch, Event event) {
        JsonForm.of(patch);
        ObjectNode whole = new EventDocument(event).patched(requireNonNull(patch).asObject());
        return read(JsonForm.of(whole), event);
    }

    private EventDraft read(JsonForm form, @Nullable Event event) {
        form.require("title", "location", "startsAt", "endsAt", "timeZone");
        String title = form.words("title", 200);
        String description = form.lines("description", 10_000);
        Location location = location(form.object("location"));
        Instant startsAt = form.instant("startsAt");
        Instant endsAt = form.instant("endsAt");
        if (startsAt != null && endsAt != null && !endsAt.isAfter(startsAt)) {
            form.reject("endsAt", "not_after_start", "endsAt must be after startsAt");
        }
        String timeZone = timeZone(form);
        Integer maxPerBuyer = form.integer("maxPerBuyer", 1, MAX_PER_BUYER);
        Admission admission = admission(form.object("admission"), startsAt, endsAt);
        List<TicketTypeDraft> ticketTypes = new TicketTypeForm(form, settings, ids, event).read();
        CallerReferences references = CallerReferences.read(form);
        form.finish();
        return new EventDraft(
                requireNonNull(title),
                description,
                requireNonNull(location),
                requireNonNull(startsAt),
                requireNonNull(endsAt),
                requireNonNull(timeZone),
                ticketTypes,
                maxPerBuyer,
                admission,
                references);
    }

    private static @Nullable Location location(@Nullable JsonForm form) {
        if (form == null) {
            return null;
        }
        form.require("name");
        String name = form.words("name", 200);
        String address = form.text("address", 500);
        String city = form.text("city", 200);
        String country = form.text("country", 100);
        if (country != null && !COUNTRIES.contains(country)) {
            form.reject(
                    "country", "invalid_country", "country must be an ISO 3166 code, such as NL");
        }
        return name == null ? null : new Location(name, address, city, country);
    }

    private static @Nullable String timeZone(JsonForm form) {
        String zone = form.text("timeZone", 100);
        if (zone != null && !TimeZones.isKnown(zone)) {
            form.reject(
                    "timeZone",
                    "invalid_time_zone",
                    "timeZone must be an IANA time zone, such as Europe/Amsterdam");
        }
        return zone;
    }

    private static Admission admission(
            @Nullable JsonForm form, @Nullable Instant startsAt, @Nullable Instant endsAt) {
        Admission usual = Admission.usual();
        if (form == null) {
            return usual;
        }
        Admission admission =
                new Admission(
                        form.instant("opensAt"),
                        form.instant("closesAt"),
                        requireNonNullElse(form.flag("reentry"), usual.reentry()),
                        requireNonNullElse(
                                form.flag("supersedeOnHolderChange"),
                                usual.supersedeOnHolderChange()),
                        requireNonNullElse(
                                form.flag("degradedOnSignature"), usual.degradedOnSignature()));
        if (startsAt != null
                && endsAt != null
                && !admission.closes(endsAt).isAfter(admission.opens(startsAt))) {
            if (admission.closesAt() == null) {
                form.reject(
                        "opensAt", "not_after_opening", "opensAt must be before admission closes");
            } else {
                form.reject(
                        "closesAt", "not_after_opening", "closesAt must be after admission opens");
            }
        }
        return admission;
    }
}
