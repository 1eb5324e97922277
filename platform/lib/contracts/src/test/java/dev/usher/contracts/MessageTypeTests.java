package dev.usher.contracts;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTypeTests {

    @Test
    void namesEveryMessageOnce() {
        List<Class<?>> named =
                Arrays.stream(MessageType.values()).<Class<?>>map(MessageType::record).toList();

        assertThat(named).doesNotHaveDuplicates();
        assertThat(named).containsExactlyInAnyOrderElementsOf(records(Message.class).toList());
    }

    @Test
    void keepsTheMessagesOfAFamilyOnOneTopic() {
        Map<Class<?>, Set<Topic>> topics =
                Arrays.stream(MessageType.values())
                        .collect(
                                groupingBy(
                                        type -> type.record().getInterfaces()[0],
                                        mapping(MessageType::topic, toSet())));

        assertThat(topics.values()).allSatisfy(ofFamily -> assertThat(ofFamily).hasSize(1));
        assertThat(topics.values().stream().flatMap(Set::stream)).containsOnlyOnce(Topic.values());
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsWireName(MessageType type) {
        assertThat(type.wireName()).matches("usher\\.[a-z_]+\\.[a-z_]+\\.v[1-9][0-9]*");
        assertThat(MessageType.ofWireName(type.wireName())).contains(type);
    }

    @Test
    void doesNotKnowTypesOfALaterRelease() {
        assertThat(MessageType.ofWireName("usher.payment.succeeded.v2")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void knowsATopicByItsName(Topic topic) {
        assertThat(Topic.ofWireName(topic.wireName())).isEqualTo(topic);
        assertThat(topic.compacted()).isEqualTo(topic.retention() == null);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(MessageTypeTests::records)
                : Stream.of(type);
    }
}
