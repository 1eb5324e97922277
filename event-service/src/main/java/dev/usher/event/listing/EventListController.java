package dev.usher.event.listing;

import dev.usher.event.Organizer;
import dev.usher.event.catalog.EventStatus;
import dev.usher.event.catalog.EventView;
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.form.QueryForm;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.paging.Paging;
import dev.usher.platform.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EventListController implements EventListApi {

    private final PublishedPages published;
    private final EventPages pages;

    EventListController(PublishedPages published, EventPages pages) {
        this.published = published;
        this.pages = pages;
    }

    @Override
    public ResponseEntity<byte[]> list(
            @Nullable String q,
            @Nullable String city,
            @Nullable String from,
            @Nullable String to,
            @Nullable Integer limit,
            @Nullable String cursor,
            @Nullable String ifNoneMatch) {
        EventSearch search =
                new EventSearch(
                        QueryForm.text("q", q, 200),
                        QueryForm.text("city", city, 200),
                        QueryForm.instant("from", from),
                        QueryForm.instant("to", to));
        return published.page(new PageQuery(search, Paging.limit(limit), cursor)).to(ifNoneMatch);
    }

    @Override
    public Page<EventView> own(
            Caller caller,
            @Nullable EventStatus status,
            @Nullable String externalReference,
            @Nullable Integer limit,
            @Nullable String cursor) {
        Organizer organizer = Organizer.of(caller);
        return pages.own(
                organizer.accountId(),
                status,
                QueryForm.text(
                        "externalReference", externalReference, CallerReferences.LONGEST_REFERENCE),
                Paging.limit(limit),
                cursor);
    }
}
