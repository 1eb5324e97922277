package dev.usher.validation.admission;

import dev.usher.platform.web.openapi.Refusals;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.databind.JsonNode;

/** The call that validates a ticket, with its documentation. */
@Tag(name = "Admission")
interface ValidationApi {

    String TYPED_CODE =
            """
            {"code": "013XR-ZP16B-2"}
            """;

    String VALID =
            """
            {"scanId": null, "result": "VALID", "reason": "OK",
             "ticket": {"id": "01932f6e-8a3c-8d4e-9f10-2b3c4d5e6f70",
                        "ticketTypeName": "Standing",
                        "holderName": "Alice Example", "status": "VALID"},
             "firstScan": null}
            """;

    @PostMapping("/v1/validations")
    @Refusals({"not_found", "forbidden", "ticket_not_learnt"})
    @Operation(
            operationId = "validateTicket",
            summary = "Validate a ticket",
            description =
                    "Answers how an ENTRY would be decided now and changes nothing. Without eventId"
                            + " only tickets of events the caller may scan for are found; others are"
                            + " UNKNOWN_TICKET.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ValidationRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "typed code",
                                                            value = TYPED_CODE))))
    @ApiResponse(
            responseCode = "200",
            description = "VALID, or INVALID with the reason",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "valid", value = VALID)))
    ValidationDecision validate(Caller caller, @RequestBody JsonNode body);
}
