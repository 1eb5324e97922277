package dev.usher.payment.checkout;

import dev.usher.platform.web.input.AnyParameters;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages for browsers; not part of the documented API. */
@Hidden
interface CheckoutPagesApi {

    @AnyParameters
    @GetMapping(CheckoutPages.RETURN)
    ResponseEntity<String> returned(
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String reservation);

    @AnyParameters
    @GetMapping(CheckoutPages.CANCELLED)
    ResponseEntity<String> cancelled(
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String reservation);
}
