package dev.usher.validation.admission;

import dev.usher.platform.web.security.Caller;
import dev.usher.validation.access.GateEvent;
import java.time.Clock;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Answers every decision about a ticket with 200; the result says whether it was admitted. */
@RestController
class ScanController implements ScanApi {

    private final Gate gate;
    private final EventAccess access;
    private final Clock clock;

    ScanController(Gate gate, EventAccess access, Clock clock) {
        this.gate = gate;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public ScanDecision scan(Caller caller, JsonNode body) {
        Scan scan = ScanForm.read(body, clock.instant(), caller.accountId());
        GateEvent event = access.require(scan.eventId(), caller);
        return switch (gate.scan(scan, event)) {
            case ScanOutcome.Decided(Decision decision) -> ScanDecision.of(scan.id(), decision);
            case ScanOutcome.ScanIdReused() -> throw AdmissionProblems.scanIdReused();
            case ScanOutcome.NotLearntYet() -> throw AdmissionProblems.ticketNotLearnt();
        };
    }
}
