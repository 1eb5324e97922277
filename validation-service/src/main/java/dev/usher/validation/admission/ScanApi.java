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

/** The call that scans a ticket, with its documentation. */
@Tag(name = "Admission")
interface ScanApi {

    String TYPED_CODE =
            """
            {"scanId": "0a6c1f4e-5d5f-4d86-9c0e-3f2a8f1f7c11",
             "eventId": "01996b7c-3d2e-7c11-9b1a-0f1e2d3c4b5a",
             "code": "013XR-ZP16B-2",
             "direction": "ENTRY", "gate": "North"}
            """;

    String SECOND_SCAN =
            """
            {"scanId": "5b0d9f1c-6a0b-4b0e-8a52-2f0f7d3a9c55",
             "result": "REJECTED", "reason": "ALREADY_ADMITTED",
             "ticket": {"id": "4f1f1c7e-0000-8000-8000-3a5b6c7d8e9f",
                        "ticketTypeName": "Standing",
                        "holderName": "Alice Jansen", "status": "VALID"},
             "firstScan": {"scanId": "0a6c1f4e-5d5f-4d86-9c0e-3f2a8f1f7c11",
                           "at": "2027-01-20T18:31:07Z", "gate": "North"}}
            """;

    @PostMapping("/v1/scans")
    @Operation(
            summary = "Scan a ticket",
            description =
                    "Admits a ticket exactly once per entry. Make a new scanId for every presentation"
                            + " and send the same one again to repeat a scan after a lost answer:"
                            + " the repetition gets the first answer and never counts twice.",
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
    DecisionView scan(Caller caller, @RequestBody JsonNode body);
}
