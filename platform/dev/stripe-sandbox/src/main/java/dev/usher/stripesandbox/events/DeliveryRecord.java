package dev.usher.stripesandbox.events;

/** Where it is kept what became of a delivery, so that a restart neither forgets nor repeats it. */
public interface DeliveryRecord {

    void delivered(String eventId);

    /** After the last attempt. */
    void abandoned(String eventId);
}
