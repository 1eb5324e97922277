package dev.usher.stripesandbox.events;

/** Keeps the results of deliveries, so that a restart neither loses nor repeats them. */
public interface DeliveryJournal {

    void delivered(String eventId);

    /** Records that the last attempt failed. */
    void abandoned(String eventId);
}
