package dev.usher.ticket.operation;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes the tables again from the compacted topics and the root secret. */
@Component
class RebuildTables implements OperatorCommand {

    private final List<OwnTopic> topics;

    RebuildTables(List<OwnTopic> topics) {
        this.topics = List.copyOf(topics);
    }

    @Override
    public String name() {
        return "rebuild-tables";
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public String run(List<String> arguments) {
        return topics.stream().map(OwnTopic::rebuildTable).collect(Collectors.joining(" "));
    }
}
