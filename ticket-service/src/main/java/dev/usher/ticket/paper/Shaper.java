package dev.usher.ticket.paper;

import java.util.Optional;

/** Chooses and places the glyphs of a font for texts whose characters change side by side. */
interface Shaper {

    /** Leaves every text to be drawn character by character. */
    Shaper NONE = text -> Optional.empty();

    /** Returns the text as glyphs that the font has; empty if that isn't possible. */
    Optional<ShapedText> shape(String text);
}
