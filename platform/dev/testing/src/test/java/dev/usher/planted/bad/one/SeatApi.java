package dev.usher.planted.bad.one;

import org.springframework.web.bind.annotation.GetMapping;

/** Breaks the rule that a call names its refusals. */
interface SeatApi {

    @GetMapping("/v1/seats")
    String seats();
}
