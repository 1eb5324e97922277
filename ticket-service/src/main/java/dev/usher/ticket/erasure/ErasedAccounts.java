package dev.usher.ticket.erasure;

import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.platform.web.security.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The accounts whose people were erased, for ever: a message that names one of them may arrive, or
 * be read again, at any time. The address is kept only until the rows with it are emptied.
 */
@Repository
public class ErasedAccounts {

    private final JdbcClient jdbc;

    ErasedAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An erasure with the number of its message. */
    record Counted(
            String accountId, @Nullable String emailHash, OffsetDateTime at, long sequence) {}

    /** Returns those of the accounts that were erased. */
    public Set<String> among(Collection<String> accounts) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                select account_id from erased_account
                                 where account_id = any (:accounts::text[])
                                """)
                        .param("accounts", accounts.stream().distinct().toArray(String[]::new))
                        .query((row, _) -> row.getString("account_id"))
                        .list());
    }

    /** Records the erasure and counts a message about it. The row is locked from then on. */
    Counted record(ErasedPerson person, @Nullable String emailHash) {
        EmailAddress address = person.address();
        return jdbc.sql(
                        """
                        insert into erased_account as e
                            (account_id, email_hash, erased_at, address, message_sequence)
                        values (:account, :hash, :at, :address, 1)
                        on conflict (account_id) do update
                           set email_hash = coalesce(excluded.email_hash, e.email_hash),
                               erased_at = greatest(e.erased_at, excluded.erased_at),
                               address = coalesce(excluded.address, e.address),
                               recorded_at = clock_timestamp(),
                               message_sequence = e.message_sequence + 1
                        returning account_id, email_hash, erased_at, message_sequence
                        """)
                .param("account", person.accountId())
                .param("hash", emailHash)
                .param("at", utc(person.erasedAt()))
                .param("address", address == null ? null : address.value())
                .query(ErasedAccounts::counted)
                .single();
    }

    /** Forgets the address, after the rows with it were emptied. */
    void forgetAddress(String accountId, EmailAddress address) {
        jdbc.sql(
                        """
                        update erased_account set address = null
                         where account_id = :account and address = :address
                        """)
                .param("account", accountId)
                .param("address", address.value())
                .update();
    }

    /** Lists the people who were erased within this time, and those whose erasure was cut off. */
    List<ErasedPerson> unsettled(Duration within) {
        return jdbc.sql(
                        """
                        select account_id, address, erased_at from erased_account
                         where recorded_at > clock_timestamp() - make_interval(secs => :seconds)
                            or address is not null
                        """)
                .param("seconds", within.toMillis() / 1000.0)
                .query(ErasedAccounts::person)
                .list();
    }

    /** Adds erasures as messages told of them, or replaces older states; they count as recent. */
    void restore(Counted told) {
        jdbc.sql(
                        """
                        insert into erased_account as e
                            (account_id, email_hash, erased_at, message_sequence)
                        values (:account, :hash, :at, :sequence)
                        on conflict (account_id) do update
                           set email_hash = excluded.email_hash, erased_at = excluded.erased_at,
                               recorded_at = clock_timestamp(),
                               message_sequence = excluded.message_sequence
                         where e.message_sequence < excluded.message_sequence
                        """)
                .param("account", told.accountId())
                .param("hash", told.emailHash())
                .param("at", told.at())
                .param("sequence", told.sequence())
                .update();
    }

    /** The next accounts in the order of their ids, with a message counted about each. */
    List<Counted> countAfter(String account, int rows) {
        return jdbc.sql(
                        """
                        with chosen as (
                            select account_id as id from erased_account where account_id > :after
                             order by account_id limit :rows for update),
                        counted as (
                            update erased_account e set message_sequence = message_sequence + 1
                              from chosen c where e.account_id = c.id
                            returning e.*)
                        select * from counted order by account_id
                        """)
                .param("after", account)
                .param("rows", rows)
                .query(ErasedAccounts::counted)
                .list();
    }

    private static Counted counted(ResultSet row, int number) throws SQLException {
        return new Counted(
                row.getString("account_id"),
                row.getString("email_hash"),
                row.getObject("erased_at", OffsetDateTime.class),
                row.getLong("message_sequence"));
    }

    private static ErasedPerson person(ResultSet row, int number) throws SQLException {
        String address = row.getString("address");
        return new ErasedPerson(
                row.getString("account_id"),
                address == null ? null : new EmailAddress(address),
                row.getObject("erased_at", OffsetDateTime.class).toInstant());
    }
}
