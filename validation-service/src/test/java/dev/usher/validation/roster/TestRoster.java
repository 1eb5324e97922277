package dev.usher.validation.roster;

import dev.usher.credential.CodeKey;
import dev.usher.credential.KeyId;
import dev.usher.validation.TicketId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A roster whose tickets and keys are in memory, for tests without a database. */
public final class TestRoster {

    /** The key under which the codes of tickets must be hashed. */
    public static final CodeKey CODE_KEY = new CodeKey(new byte[32]);

    private final List<RosterEntry> tickets = new ArrayList<>();
    private final List<RosterKey> keys = new ArrayList<>();

    public TestRoster with(RosterEntry ticket) {
        tickets.add(ticket);
        return this;
    }

    public TestRoster with(RosterKey key) {
        keys.add(key);
        return this;
    }

    public Roster roster() {
        JdbcClient unused = JdbcClient.create(new DriverManagerDataSource());
        RosterSettings settings =
                new RosterSettings(Duration.ofSeconds(5), 10, 10, Duration.ofMinutes(1));
        return new Roster(entries(unused), keys(unused), CODE_KEY, settings);
    }

    private RosterEntries entries(JdbcClient unused) {
        return new RosterEntries(unused) {
            @Override
            Optional<RosterEntry> find(TicketId ticketId) {
                return tickets.stream()
                        .filter(ticket -> ticket.ticketId().equals(ticketId))
                        .findFirst();
            }

            @Override
            Optional<RosterEntry> findByCode(String hash, String code) {
                return tickets.stream()
                        .filter(ticket -> hash.equals(ticket.codeHash()))
                        .findFirst();
            }
        };
    }

    private RosterKeys keys(JdbcClient unused) {
        return new RosterKeys(unused) {
            @Override
            Optional<RosterKey> find(KeyId id) {
                return keys.stream().filter(key -> key.id().equals(id)).findFirst();
            }
        };
    }
}
