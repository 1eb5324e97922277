package dev.usher.event.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.usher.event.EventId;
import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import dev.usher.platform.web.form.CallerReferences;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void startsAsADraftThatOnlyItsOwnerSees() {
        Event event = winterJazz();

        assertThat(event.status()).isEqualTo(EventStatus.DRAFT);
        assertThat(event.visibleTo("olivia")).isTrue();
        assertThat(event.visibleTo("oscar")).isFalse();
        assertThat(event.visibleTo(null)).isFalse();
        assertThat(event.version()).isEqualTo(1);
    }

    @Test
    void isVisibleToEveryoneOncePublished() {
        Event event = winterJazz();

        event.publish(NOW.plusSeconds(60));

        assertThat(event.status()).isEqualTo(EventStatus.PUBLISHED);
        assertThat(event.visibleTo(null)).isTrue();
        assertThat(event.ownedBy("oscar")).isFalse();
        assertThat(event.updatedAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(event.version()).isEqualTo(2);
    }

    @Test
    void refusesToBePublishedTwice() {
        Event event = winterJazz();
        event.publish(NOW);

        assertThatIllegalStateException().isThrownBy(() -> event.publish(NOW));
    }

    @Test
    void isCancelledPermanentlyAndStaysVisible() {
        Event event = winterJazz();
        event.publish(NOW);

        event.cancel(NOW.plusSeconds(60));

        assertThat(event.status()).isEqualTo(EventStatus.CANCELLED);
        assertThat(event.visibleTo(null)).isTrue();
        assertThat(event.updatedAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(event.version()).isEqualTo(3);
        assertThatIllegalStateException().isThrownBy(() -> event.publish(NOW));
        assertThatIllegalStateException().isThrownBy(() -> event.cancel(NOW));
    }

    @Test
    void refusesToBeCancelledAsADraft() {
        Event event = winterJazz();

        assertThatIllegalStateException().isThrownBy(() -> event.cancel(NOW));
    }

    @Test
    void numbersItsMessagesFromOneWithoutAGap() {
        Event event = winterJazz();

        assertThat(event.nextMessage()).isEqualTo(1);
        assertThat(event.nextMessage()).isEqualTo(2);
    }

    @Test
    void repeatsPriceAndCapacityWhileThereIsOneType() {
        EventView shown = EventView.of(winterJazz(), false);

        assertThat(shown.ticketTypes()).hasSize(1);
        assertThat(shown.price()).isEqualTo(new Money(2500, "EUR"));
        assertThat(shown.capacity()).isEqualTo(800);
    }

    private static Event winterJazz() {
        TicketTypeDraft standing =
                new TicketTypeDraft(
                        new TicketTypeId(new UUID(0, 2)),
                        "Standing",
                        new Money(2500, "EUR"),
                        800,
                        6,
                        null,
                        null);
        EventDraft draft =
                new EventDraft(
                        "Winter Jazz",
                        null,
                        new Location("Paradiso", null, null, "NL"),
                        Instant.parse("2027-01-20T19:00:00Z"),
                        Instant.parse("2027-01-20T23:00:00Z"),
                        "Europe/Amsterdam",
                        List.of(standing),
                        null,
                        Admission.usual(),
                        CallerReferences.NONE);
        return new Event(new EventId(new UUID(0, 1)), "olivia", draft, NOW);
    }
}
