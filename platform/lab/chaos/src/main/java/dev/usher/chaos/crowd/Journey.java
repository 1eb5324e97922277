package dev.usher.chaos.crowd;

import java.time.Duration;

/**
 * What one buyer is going to attempt.
 *
 * @param show which of the shows on sale, counted round
 * @param bothTypes one item of each ticket type, where the show has two
 * @param insistent repeats a request whose answer did not come, with the same key
 * @param think between two steps
 * @param lateness of a late payment, before or after the end of the checkout
 * @param onPage pays on the page instead of by the till
 * @param door how each ticket is presented
 * @param seed of everything else about this journey
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
