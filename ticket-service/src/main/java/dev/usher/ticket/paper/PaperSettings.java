package dev.usher.ticket.paper;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of printing.
 *
 * @param moreFonts TrueType files for characters that DejaVu Sans does not have, for example
 *     Chinese; the first that has a character draws it
 */
@ConfigurationProperties("usher.paper")
record PaperSettings(@DefaultValue List<Path> moreFonts) {}
