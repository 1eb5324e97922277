package dev.usher.platform.messaging;

import static dev.usher.platform.messaging.Inbox.each;

import dev.usher.contracts.ReservationConverted;
import dev.usher.contracts.ReservationMessage;
import dev.usher.contracts.TicketMessage;
import dev.usher.contracts.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;

/** Records the messages it receives, after running the script of the test for the key. */
@Configuration(proxyBeanMethods = false)
class TestListeners {

    static final String RESERVATIONS_GROUP = "test-service.reservations";

    private final Inbox inbox;
    private final JdbcClient jdbc;
    private final Map<String, Runnable> scripts = new ConcurrentHashMap<>();
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private final Set<UUID> idle = ConcurrentHashMap.newKeySet();

    TestListeners(Inbox inbox, JdbcClient jdbc) {
        this.inbox = inbox;
        this.jdbc = jdbc;
    }

    /** The reason for which the process would have ended. */
    static final class Exits implements ProcessExit {
        final AtomicReference<String> reason = new AtomicReference<>();

        @Override
        public void because(String why, Throwable cause) {
            reason.set(why);
        }
    }

    @Bean
    static Exits exits() {
        return new Exits();
    }

    @KafkaListener(topics = Topic.Names.RESERVATIONS, groupId = RESERVATIONS_GROUP)
    void onReservation(List<ConsumerRecord<String, byte[]>> records) {
        inbox.those(
                records,
                ReservationMessage.class,
                message ->
                        !(message instanceof ReservationConverted converted
                                && idle.contains(converted.reservationId())),
                each(message -> write(message.key(), message.sequence())));
    }

    @KafkaListener(topics = Topic.Names.TICKETS, groupId = "test-service.tickets")
    void onTicket(List<ConsumerRecord<String, byte[]>> records) {
        inbox.all(
                records,
                TicketMessage.class,
                each(message -> write(message.key(), message.sequence())),
                each(deletion -> write(deletion.key(), -deletion.sequence())));
    }

    /** Makes messages about a reservation matter to nobody. */
    void ignore(UUID reservation) {
        idle.add(reservation);
    }

    private void write(String key, long sequence) {
        tries.merge(key, 1, Integer::sum);
        jdbc.sql("INSERT INTO effects (key, sequence) VALUES (?, ?)")
                .params(key, sequence)
                .update();
        scripts.getOrDefault(key, () -> {}).run();
    }

    void createTable() {
        jdbc.sql(
                        """
                        CREATE TABLE IF NOT EXISTS effects (
                            id bigint GENERATED ALWAYS AS IDENTITY, key text, sequence bigint,
                            xid xid8 DEFAULT pg_current_xact_id())
                        """)
                .update();
    }

    void when(String key, Runnable script) {
        scripts.put(key, script);
    }

    int tries(String key) {
        return tries.getOrDefault(key, 0);
    }

    List<Long> effects(String key) {
        return jdbc.sql("SELECT sequence FROM effects WHERE key = ? ORDER BY id")
                .param(key)
                .query(Long.class)
                .list();
    }

    Set<String> keys() {
        return jdbc.sql("SELECT key FROM effects").query(String.class).set();
    }
}
