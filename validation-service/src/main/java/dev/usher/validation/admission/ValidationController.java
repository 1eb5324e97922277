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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells what the gate would say, without anybody passing it. */
@RestController
@Tag(name = "Admission")
class ValidationController {

    private final Gate gate;
    private final Identification identification;
    private final GateAccess access;

    ValidationController(Gate gate, Identification identification, GateAccess access) {
        this.gate = gate;
        this.identification = identification;
        this.access = access;
    }

    record ValidationRequest(
            @Nullable String credential, @Nullable String code, @Nullable UUID eventId) {}

    @PostMapping("/v1/validations")
    @Operation(
            summary = "Validate a ticket",
            description =
                    "Answers what an ENTRY would be answered now and changes nothing. Without eventId"
                            + " only tickets of events the caller may scan for are found; others are"
                            + " UNKNOWN_TICKET.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            value =
                                                                    """
                                                                    {"code": "7K2M9-QX4TD-R"}
                                                                    """))))
    @ApiResponse(
            responseCode = "200",
            description = "VALID, or INVALID with the reason",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples =
                                    @ExampleObject(
                                            value =
                                                    """
                                                    {"scanId": null, "result": "VALID", "reason": "OK",
                                                     "ticket": {"id": "4f1f1c7e-0000-8000-8000-3a5b6c7d8e9f",
                                                                "ticketTypeName": "Standing",
                                                                "holderName": "Alice Jansen", "status": "VALID"},
                                                     "firstScan": null}
                                                    """)))
    Decision validate(Caller caller, @RequestBody ValidationRequest request) {
        List<Violation> violations = new ArrayList<>();
        Presented presented =
                new Presentation(request.credential(), request.code()).checked(violations);
        if (presented == null) {
            throw ProblemException.invalid(violations);
        }
        UUID eventId = request.eventId();
        if (eventId != null) {
            GateEvent event = ScanController.allowed(access, eventId, caller);
            return switch (identification.identify(presented)) {
                case Identified.NotLearntYet notLearnt -> throw ScanController.notLearntYet();
                case Identified.Nothing nothing -> invalid(nothing.reason());
                case Identified.Ticket ticket ->
                        ticket.entry().eventId().equals(eventId)
                                ? gate.preview(ticket, event)
                                : invalid(Reason.WRONG_EVENT);
            };
        }
        if (!access.mayScanSomewhere(caller)) {
            throw new ProblemException(
                    AdmissionProblems.NOT_STAFF,
                    "Only organizers and named gate staff may validate tickets.");
        }
        return switch (identification.identify(presented)) {
            case Identified.NotLearntYet notLearnt -> throw ScanController.notLearntYet();
            case Identified.Nothing nothing -> invalid(nothing.reason());
            case Identified.Ticket ticket ->
                    switch (access.decide(ticket.entry().eventId(), caller)) {
                        case AccessDecision.Allowed allowed ->
                                gate.preview(ticket, allowed.event());
                        case AccessDecision.UnknownEvent unknown -> invalid(Reason.UNKNOWN_TICKET);
                        case AccessDecision.NotStaff notStaff -> invalid(Reason.UNKNOWN_TICKET);
                    };
        };
    }

    private static Decision invalid(Reason reason) {
        return new Decision(null, "INVALID", reason, null, null);
    }
}
