package dev.usher.ticket.operation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Publishes all keys and tickets once more, for topics that were lost. */
@Component
class PublishTables implements OperatorCommand {

    private final List<OwnTopic> topics;

    PublishTables(List<OwnTopic> topics) {
        this.topics = List.copyOf(topics);
    }

    @Override
    public String name() {
        return "publish-tables";
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public String run(List<String> arguments) {
        return topics.stream()
                .map(OwnTopic::publishAgain)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }
}
