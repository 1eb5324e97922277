// Finds a JDK that is new enough, in the same places as ./usher.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const OLDEST = 25;
const PLACES = '/usr/lib/jvm';

/** The version of the JDK in the directory; undefined without one. */
export function jdkVersion(directory) {
  if (!existsSync(join(directory, 'bin/javac')) || !existsSync(join(directory, 'release'))) {
    return undefined;
  }
  return /JAVA_VERSION="([^"]+)"/.exec(readFileSync(join(directory, 'release'), 'utf8'))?.[1];
}

export function findJdk() {
  const usual = existsSync(PLACES) ? readdirSync(PLACES).map((name) => join(PLACES, name)) : [];
  const found = [process.env.JAVA_HOME ?? '', ...usual].find(
    (directory) => directory && Number.parseInt(jdkVersion(directory) ?? '0', 10) >= OLDEST,
  );
  if (!found) {
    throw new Error(`a JDK ${OLDEST} or newer is needed; set JAVA_HOME to one`);
  }
  return found;
}
