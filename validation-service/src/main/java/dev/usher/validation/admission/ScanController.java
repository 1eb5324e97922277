package dev.usher.validation.admission;

import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.Violation;
import dev.usher.platform.web.security.Caller;
import dev.usher.validation.access.AccessDecision;
import dev.usher.validation.access.GateAccess;
import dev.usher.validation.access.GateEvent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Scans at the gate. Every decision about a ticket is a 200; the result says whether it may enter.
 */
@RestController
@Tag(name = "Admission")
class ScanController {

    private static final int GATE_LENGTH = 100;

    private final Gate gate;
    private final GateAccess access;
    private final Clock clock;

    ScanController(Gate gate, GateAccess access, Clock clock) {
        this.gate = gate;
        this.access = access;
        this.clock = clock;
    }

    record ScanRequest(
            @Nullable UUID scanId,
            @Nullable UUID eventId,
            @Nullable String credential,
            @Nullable String code,
            @Nullable Direction direction,
            @Nullable String gate,
            @Nullable Instant scannedAt) {}

    @PostMapping("/v1/scans")
    @Operation(
            summary = "Scan a ticket",
            description =
                    "Admits a ticket exactly once per entry. Make scanId anew for every presentation"
                            + " and keep it when repeating after a lost answer: the same scan is"
                            + " answered the same way again and never counts twice.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "typed code",
                                                            value =
                                                                    """
                                                                    {"scanId": "0a6c1f4e-5d5f-4d86-9c0e-3f2a8f1f7c11",
                                                                     "eventId": "01996b7c-3d2e-7c11-9b1a-0f1e2d3c4b5a",
                                                                     "code": "7K2M9-QX4TD-R",
                                                                     "direction": "ENTRY", "gate": "North"}
                                                                    """))))
    @ApiResponse(
            responseCode = "200",
            description = "Decided: ADMITTED, or REJECTED with the reason",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            name = "second scan",
                                            value =
                                                    """
                                                    {"scanId": "5b0d9f1c-6a0b-4b0e-8a52-2f0f7d3a9c55",
                                                     "result": "REJECTED", "reason": "ALREADY_ADMITTED",
                                                     "ticket": {"id": "4f1f1c7e-0000-8000-8000-3a5b6c7d8e9f",
                                                                "ticketTypeName": "Standing",
                                                                "holderName": "Alice Jansen", "status": "VALID"},
                                                     "firstScan": {"scanId": "0a6c1f4e-5d5f-4d86-9c0e-3f2a8f1f7c11",
                                                                   "at": "2027-01-20T18:31:07Z", "gate": "North"}}
                                                    """)))
    Decision scan(Caller caller, @RequestBody ScanRequest request) {
        List<Violation> violations = new ArrayList<>();
        UUID scanId = request.scanId();
        UUID eventId = request.eventId();
        if (scanId == null) {
            violations.add(required("/scanId", "A UUID made for this presentation."));
        }
        if (eventId == null) {
            violations.add(required("/eventId", "The event at whose gate this is."));
        }
        String at = request.gate();
        if (at != null && (at.isBlank() || at.length() > GATE_LENGTH)) {
            violations.add(
                    new Violation("/gate", "length", "1 to " + GATE_LENGTH + " characters."));
        }
        Presented presented =
                new Presentation(request.credential(), request.code()).checked(violations);
        if (scanId == null || eventId == null || presented == null || !violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        Instant now = clock.instant();
        Scan scan =
                new Scan(
                        scanId,
                        eventId,
                        presented,
                        request.direction() == null ? Direction.ENTRY : request.direction(),
                        at,
                        request.scannedAt() == null
                                ? now
                                : request.scannedAt().truncatedTo(ChronoUnit.MICROS),
                        now,
                        caller.accountId());
        return answer(gate.scan(scan, allowed(access, eventId, caller)));
    }

    private static Decision answer(ScanOutcome outcome) {
        return switch (outcome) {
            case ScanOutcome.Decided decided -> decided.decision();
            case ScanOutcome.ScanIdReused reused ->
                    throw new ProblemException(
                            AdmissionProblems.SCAN_ID_REUSED,
                            "This scanId was used for another presentation.");
            case ScanOutcome.NotLearntYet notLearnt -> throw notLearntYet();
        };
    }

    static ProblemException notLearntYet() {
        return new ProblemException(
                        AdmissionProblems.TICKET_NOT_LEARNT,
                        "The ticket or its key is still on its way to the gate.")
                .header("Retry-After", "1");
    }

    /** The event if the caller may scan for it; else the problem to answer. */
    static GateEvent allowed(GateAccess access, UUID eventId, Caller caller) {
        return switch (access.decide(eventId, caller)) {
            case AccessDecision.Allowed allowed -> allowed.event();
            case AccessDecision.UnknownEvent unknown ->
                    throw new ProblemException(
                                    AdmissionProblems.EVENT_NOT_LEARNT,
                                    "No event " + eventId + " is known here.")
                            .header("Retry-After", "1");
            case AccessDecision.NotStaff notStaff ->
                    throw new ProblemException(
                            AdmissionProblems.NOT_STAFF,
                            "Only the organizer and named gate staff may scan for this event.");
        };
    }

    private static Violation required(String pointer, String detail) {
        return new Violation(pointer, "required", detail);
    }
}
