package dev.usher.validation.admission;

import dev.usher.platform.web.security.Caller;
import dev.usher.validation.EventId;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
class ValidationController implements ValidationApi {

    private final ValidateTicket validateTicket;
    private final EventAccess access;

    ValidationController(ValidateTicket validateTicket, EventAccess access) {
        this.validateTicket = validateTicket;
        this.access = access;
    }

    @Override
    public ValidationDecision validate(Caller caller, JsonNode body) {
        return switch (outcome(caller, ValidationForm.read(body))) {
            case ValidationOutcome.Decided(Decision decision) -> ValidationDecision.of(decision);
            case ValidationOutcome.NotLearntYet() -> throw AdmissionProblems.ticketNotLearnt();
        };
    }

    private ValidationOutcome outcome(Caller caller, ValidationForm form) {
        EventId event = form.eventId();
        if (event != null) {
            return validateTicket.at(access.require(event, caller), form.proof());
        }
        access.requireAny(caller);
        return validateTicket.atAnyEventOf(caller, form.proof());
    }
}
