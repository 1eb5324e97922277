package dev.usher.bench.postgres;

/** There is no pgbench on this machine. */
public final class PgbenchMissing extends RuntimeException {

    PgbenchMissing() {
        super(
                """
                pgbench, the reference, is not installed. Debian and Ubuntu have it in the package of
                the server, whose version doesn't matter here; nothing of it needs to run:
                  sudo apt-get install --no-install-recommends postgresql
                Fedora: postgresql-contrib. macOS: brew install libpq.\
                """);
    }
}
