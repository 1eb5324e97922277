package dev.usher.validation.admission;

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
             "ticket": {"id": "4f1f1c7e-0000-8000-8000-3a5b6c7d8e9f",
                        "ticketTypeName": "Standing",
                        "holderName": "Alice Jansen", "status": "VALID"},
             "firstScan": null}
            """;

    @PostMapping("/v1/validations")
    @Operation(
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
                                            examples = @ExampleObject(value = TYPED_CODE))))
    @ApiResponse(
            responseCode = "200",
            description = "VALID, or INVALID with the reason",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(value = VALID)))
    DecisionView validate(Caller caller, @RequestBody JsonNode body);
}
