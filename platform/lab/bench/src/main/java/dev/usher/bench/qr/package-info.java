/** The bench of QR images: our PNG beside that of ZXing and ImageIO; and reads through HTTP. */
@NullMarked
package dev.usher.bench.qr;

import org.jspecify.annotations.NullMarked;
