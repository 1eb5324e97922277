package dev.usher.ticket.erasure;

import dev.usher.platform.web.openapi.Refusals;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;

/** The call with which a person has their own data erased, with its documentation. */
@Tag(name = "Own data", description = "What is stored about the person who makes a call")
interface ErasureApi {

    String ACCEPTED =
            """
            {"erasedAt": "2026-11-30T18:00:00.120Z"}\
            """;

    @DeleteMapping("/v1/me")
    @Refusals({"not_for_api_keys", "events_not_over"})
    @Operation(
            operationId = "eraseMe",
            summary = "Erase my name and address",
            description =
                    "Erases the caller's name and e-mail address wherever they are stored: on orders,"
                            + " on tickets that the caller bought or that name the caller's verified"
                            + " address, and among the gate staff of events. Amounts, ids, tickets and"
                            + " admissions stay, and a ticket still admits. Tickets are done with the"
                            + " answer; orders and gate staff follow within seconds. It can't be"
                            + " undone: a ticket that another person bought for the caller is not"
                            + " shown to the caller any more, and later orders of this account carry"
                            + " neither name nor address. A ticket that the caller has handed to"
                            + " another person keeps that person's name. The account itself, with"
                            + " which the caller signs in, is not deleted by this call. A repeated"
                            + " call has the same effect.")
    @ApiResponse(
            responseCode = "202",
            description = "The erasure was accepted",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ErasureView.class),
                            examples = @ExampleObject(name = "accepted", value = ACCEPTED)))
    ResponseEntity<ErasureView> erase(Caller caller);
}
