package dev.usher.platform.web.idempotency;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes first answers that show a person who is to be erased, in the caller's transaction. A
 * request with the key of a deleted answer runs again, so its operation must be one that has its
 * effect once by itself.
 */
public final class ForgetAnswers {

    private final JdbcClient jdbc;

    ForgetAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Deletes the answers to these accounts that contain one of the texts. */
    public void containing(Collection<String> texts, Collection<String> principals) {
        jdbc.sql(
                        """
                        delete from idempotency i
                         where i.principal = any (:principals::text[]) and i.body is not null
                           and exists (select from unnest(:texts::text[]) as t (text)
                                        where position(convert_to(t.text, 'UTF8') in i.body) > 0)
                        """)
                .param("principals", principals.stream().distinct().toArray(String[]::new))
                .param("texts", texts.stream().distinct().toArray(String[]::new))
                .update();
    }
}
