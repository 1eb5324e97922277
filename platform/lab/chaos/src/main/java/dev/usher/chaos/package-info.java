/** The fault lab: breaks the real suite on purpose, then checks what must hold. */
@NullMarked
package dev.usher.chaos;

import org.jspecify.annotations.NullMarked;
