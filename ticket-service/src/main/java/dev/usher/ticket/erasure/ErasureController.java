package dev.usher.ticket.erasure;

import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import dev.usher.platform.web.security.EmailAddress;
import dev.usher.ticket.event.TicketedEvents;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ErasureController implements ErasureApi {

    private final ErasePerson erase;
    private final TicketedEvents events;
    private final Clock clock;

    ErasureController(ErasePerson erase, TicketedEvents events, Clock clock) {
        this.erase = erase;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<ErasureView> erase(Caller caller) {
        if (caller.isApiKey()) {
            throw new ProblemException(
                    ErasureProblems.NOT_FOR_API_KEYS,
                    "Sign in as the person whose data is to be erased.");
        }
        // The database keeps microseconds.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (events.hasUnfinished(caller.accountId(), now)) {
            throw new ProblemException(
                    ErasureProblems.EVENTS_NOT_OVER, "An event of yours has not ended.");
        }
        erase.erase(new ErasedPerson(caller.accountId(), EmailAddress.of(caller), now));
        return ResponseEntity.accepted().body(new ErasureView(now));
    }
}
