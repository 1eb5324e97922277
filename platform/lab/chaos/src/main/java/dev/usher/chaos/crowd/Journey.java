package dev.usher.chaos.crowd;

import java.time.Duration;

/**
 * The plan of one buyer's journey.
 *
 * @param show a number that chooses among the events on sale
 * @param bothTypes whether to buy each ticket type, if the event has two
 * @param insistent whether to repeat an unanswered request with the same key
 * @param think the time between two steps
 * @param lateness the time from the end of the checkout to a late payment, negative if before
 * @param onPage whether to pay on the sandbox's page instead of its API
 * @param door the way in which each ticket is presented
 * @param seed the seed of all other choices
 */
record Journey(
        int number,
        String buyer,
        int show,
        int quantity,
        boolean bothTypes,
        Behaviour behaviour,
        boolean insistent,
        Duration think,
        Duration lateness,
        boolean onPage,
        DoorStyle door,
        long seed) {}
