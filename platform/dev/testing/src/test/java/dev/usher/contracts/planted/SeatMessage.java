package dev.usher.contracts.planted;

import org.springframework.stereotype.Component;

/** A class, and it knows Spring. */
@Component
class SeatMessage {}
