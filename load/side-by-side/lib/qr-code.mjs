// Reads the QR code in a PNG, as a scanner does with the picture on a phone.
import { PNG } from 'pngjs';
import decodeQR from 'qr/decode.js';

/** Around a code there must be a white margin, which not every picture has. */
const MARGIN = 40;

export function readQrCode(bytes) {
  const picture = PNG.sync.read(bytes);
  const framed = new PNG({
    width: picture.width + 2 * MARGIN,
    height: picture.height + 2 * MARGIN,
  });
  framed.data.fill(255);
  PNG.bitblt(picture, framed, 0, 0, picture.width, picture.height, MARGIN, MARGIN);
  return decodeQR({ width: framed.width, height: framed.height, data: framed.data });
}
