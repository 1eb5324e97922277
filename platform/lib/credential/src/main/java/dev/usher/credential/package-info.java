/**
 * The TKT1 ticket credential (a signed CWT in a QR code) and the typed code, written, read, signed
 * and verified the same way by every service and by third parties. docs/credential.md describes the
 * format.
 */
@NullMarked
package dev.usher.credential;

import org.jspecify.annotations.NullMarked;
