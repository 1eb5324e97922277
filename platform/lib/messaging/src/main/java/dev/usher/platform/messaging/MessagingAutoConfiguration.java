package dev.usher.platform.messaging;

import dev.usher.contracts.Topic;
import dev.usher.platform.time.Ids;
import dev.usher.platform.time.Periodic;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a service its {@link Outbox} and {@link Inbox}, the relay and the purge. */
@AutoConfiguration(after = {JdbcTemplateAutoConfiguration.class, KafkaAutoConfiguration.class})
@EnableConfigurationProperties({
    OutboxProperties.class,
    InboxProperties.class,
    TopicProperties.class
})
class MessagingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ProcessExit processExit(InboxProperties settings) {
        return new JvmExit(settings.exitTimeout());
    }

    @Bean
    MessageCodec messageCodec() {
        return new MessageCodec();
    }

    @Bean
    Wakeup relayWakeup() {
        return new Wakeup();
    }

    @Bean
    Outbox outbox(
            DataSource database,
            MessageCodec codec,
            Ids ids,
            Clock clock,
            Wakeup relay,
            OutboxProperties settings) {
        return new JdbcOutbox(
                new JdbcTemplate(database),
                codec,
                ids,
                clock,
                relay,
                settings.gathered(),
                settings.gatherWithin());
    }

    @Bean
    Inbox inbox(
            DataSource database,
            PlatformTransactionManager transactions,
            MessageCodec codec,
            DeadLetters deadLetters,
            InboxProperties settings) {
        return new JdbcInbox(
                new JdbcTemplate(database),
                new TransactionTemplate(transactions),
                new RecordReader(codec),
                new Handover(deadLetters, new Lanes(settings.lanes(), settings.recordsPerLane())));
    }

    @Bean
    InboxPurge inboxPurge(DataSource database, InboxProperties settings) {
        return new InboxPurge(new JdbcTemplate(database), settings);
    }

    @Bean
    Periodic inboxPurgeSchedule(InboxPurge purge, InboxProperties settings) {
        return Periodic.every("inbox-purge", settings.purgeInterval(), purge::purge);
    }

    @Bean
    RelayMetrics relayMetrics() {
        return new RelayMetrics();
    }

    @Bean
    @ConditionalOnProperty(name = "usher.outbox.relay", matchIfMissing = true)
    Relay outboxRelay(
            JdbcConnectionDetails database,
            ProducerFactory<?, ?> producers,
            Wakeup wakeup,
            RelayMetrics metrics,
            ProcessExit exit,
            OutboxProperties settings,
            @Value("${spring.application.name:usher}") String service) {
        return new Relay(
                new RelayDatabase(
                        database.getJdbcUrl(),
                        database.getUsername(),
                        database.getPassword(),
                        service,
                        settings),
                RelayProducers.of(producers.getConfigurationProperties(), "/" + service, settings),
                wakeup,
                metrics,
                exit,
                settings);
    }

    @Bean
    TopicDeclaration topicDeclaration(
            KafkaAdmin admin,
            ObjectProvider<TopicsUsed> used,
            KafkaListenerEndpointRegistry listeners,
            TopicProperties settings,
            Environment environment) {
        if (environment.acceptsProfiles(Profiles.of("prod"))) {
            settings.requireCopies();
        }
        Set<Topic> topics =
                used.stream()
                        .flatMap(each -> each.topics().stream())
                        .collect(Collectors.toUnmodifiableSet());
        return new TopicDeclaration(
                admin.getConfigurationProperties(), topics, listeners, settings);
    }

    @Bean
    ListenerDeath listenerDeath(ProcessExit exit) {
        return new ListenerDeath(exit);
    }

    @Bean
    ListenersHealth listenersHealthIndicator(
            KafkaListenerEndpointRegistry listeners, RelayMetrics relay) {
        return new ListenersHealth(listeners, relay);
    }
}
