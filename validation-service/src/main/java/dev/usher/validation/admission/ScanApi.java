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

/** The call that scans a ticket, with its documentation. */
@Tag(name = "Admission", description = "Validating and scanning tickets at the gate")
interface ScanApi {

    String TYPED_CODE =
            """
            {"scanId": "0a6c1f4e-5d5f-4d86-9c0e-3f2a8f1f7c11",
             "eventId": "019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77",
             "code": "013XR-ZP16B-2",
             "direction": "ENTRY", "gate": "North"}
            """;

    String SECOND_SCAN =
            """
            {"scanId": "5b0d9f1c-6a0b-4b0e-8a52-2f0f7d3a9c55",
             "result": "REJECTED", "reason": "ALREADY_ADMITTED",
             "ticket": {"id": "01932f6e-8a3c-8d4e-9f10-2b3c4d5e6f70",
                        "ticketTypeName": "Standing",
                        "holderName": "Alice Example", "status": "VALID"},
             "firstScan": {"scanId": "0a6c1f4e-5d5f-4d86-9c0e-3f2a8f1f7c11",
                           "at": "2027-01-20T18:31:07Z", "gate": "North"}}
            """;

    @PostMapping("/v1/scans")
    @Refusals({"not_found", "forbidden", "scan_id_reused", "ticket_not_learnt"})
    @Operation(
            operationId = "scanTicket",
            summary = "Scan a ticket",
            description =
                    "Admits a ticket exactly once per entry. Make a new scanId for every presentation"
                            + " and send the same one again to repeat a scan after a lost answer:"
                            + " the repetition gets the first answer and never counts twice. Every"
                            + " decision is a 200; a program must read `result`.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = ScanRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "typed code",
                                                            value = TYPED_CODE))))
    @ApiResponse(
            responseCode = "200",
            description = "Decided: ADMITTED, or REJECTED with the reason",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "second scan", value = SECOND_SCAN)))
    ScanDecision scan(Caller caller, @RequestBody JsonNode body);
}
