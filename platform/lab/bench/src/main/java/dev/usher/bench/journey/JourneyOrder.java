package dev.usher.bench.journey;

/**
 * The task of the generator: a number of journeys that begin at a rate.
 *
 * @param cast the file of the people ({@link JourneyCast#write})
 * @param first the number of the first journey, which chooses its buyer and event
 */
record JourneyOrder(
        String gateway, String sandbox, String cast, long first, int count, double perSecond) {}
