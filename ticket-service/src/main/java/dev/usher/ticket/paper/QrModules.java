package dev.usher.ticket.paper;

/** The dark and light modules of a QR code, without its quiet zone. */
public interface QrModules {

    /** Returns the modules per side. */
    int width();

    boolean dark(int column, int row);
}
