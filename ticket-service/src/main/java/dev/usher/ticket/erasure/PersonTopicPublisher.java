package dev.usher.ticket.erasure;

import dev.usher.contracts.PersonErased;
import dev.usher.contracts.Topic;
import dev.usher.ticket.operation.OwnTopic;
import dev.usher.ticket.operation.TopicReplay;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the list of erased accounts again from its topic, before the tickets, and the topic from
 * the list.
 */
@Component
@Order(0)
class PersonTopicPublisher implements OwnTopic {

    private static final int ROWS = 1_000;

    private final TopicReplay replay;
    private final ErasedAccounts accounts;
    private final PersonPublisher publisher;
    private final TransactionTemplate transaction;

    PersonTopicPublisher(
            TopicReplay replay,
            ErasedAccounts accounts,
            PersonPublisher publisher,
            TransactionTemplate transaction) {
        this.replay = replay;
        this.accounts = accounts;
        this.publisher = publisher;
        this.transaction = transaction;
    }

    @Override
    public String rebuildTable() {
        AtomicLong read = new AtomicLong();
        replay.read(
                Topic.PEOPLE.wireName(),
                records -> {
                    transaction.executeWithoutResult(_ ->
                            records.stream()
                                    .filter(record -> record.value() != null)
                                    .map(PersonTopicPublisher::told)
                                    .forEach(accounts::restore));
                    read.addAndGet(records.size());
                });
        return "%d erasures of people were read.".formatted(read.get());
    }

    private static ErasedAccounts.Counted told(ConsumerRecord<String, byte[]> record) {
        PersonErased erased = TopicReplay.data(record, PersonErased.class);
        return new ErasedAccounts.Counted(
                erased.accountId(),
                erased.emailHash(),
                erased.erasedAt().atOffset(ZoneOffset.UTC),
                TopicReplay.sequence(record));
    }

    @Override
    public Optional<String> publishAgain() {
        long published = 0;
        String after = "";
        List<ErasedAccounts.Counted> some;
        do {
            String last = after;
            some = transaction.execute(_ -> publishAfter(last));
            published += some.size();
            after = some.isEmpty() ? after : some.getLast().accountId();
        } while (!some.isEmpty());
        return Optional.of("%d erasures of people are published again.".formatted(published));
    }

    private List<ErasedAccounts.Counted> publishAfter(String last) {
        List<ErasedAccounts.Counted> some = accounts.countAfter(last, ROWS);
        publisher.erased(some);
        return some;
    }
}
