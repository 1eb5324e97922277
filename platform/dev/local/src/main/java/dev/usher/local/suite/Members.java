package dev.usher.local.suite;

import dev.usher.local.suite.ComponentState.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of a suite by name, in the order in which they are shown. */
final class Members {

    /** The map is replaced as a whole, since many threads read it and few change it. */
    private volatile Map<String, Member> all = new LinkedHashMap<>();

    List<Member> inOrder() {
        return List.copyOf(all.values());
    }

    List<String> names() {
        return List.copyOf(all.keySet());
    }

    @Nullable Member find(String name) {
        return all.get(name);
    }

    Member named(String name) {
        Member member = all.get(name);
        if (member == null) {
            throw new IllegalArgumentException(
                    "There is no component '%s'; there are %s."
                            .formatted(name, String.join(", ", all.keySet())));
        }
        return member;
    }

    void add(Member member) {
        insert(member, all.isEmpty() ? null : List.copyOf(all.keySet()).getLast());
    }

    /** Inserts a replica after the one before it. */
    synchronized void insert(Member member, @Nullable String after) {
        Map<String, Member> more = new LinkedHashMap<>();
        if (after == null) {
            more.put(member.component().name(), member);
        }
        all.forEach((name, each) -> {
            more.put(name, each);
            if (name.equals(after)) {
                more.put(member.component().name(), member);
            }
        });
        all = more;
    }

    synchronized void remove(String name) {
        Map<String, Member> fewer = new LinkedHashMap<>(all);
        fewer.remove(name);
        all = fewer;
    }

    /** Replaces the member of the same name. */
    synchronized void replace(Member member) {
        Map<String, Member> changed = new LinkedHashMap<>(all);
        changed.put(member.component().name(), member);
        all = changed;
    }

    /** Returns the ports of the instances of a service that are ready. */
    List<Integer> ready(String service) {
        return all.values().stream()
                .filter(member -> member.state().stage() == Stage.READY)
                .map(member -> member.component().instance())
                .filter(Objects::nonNull)
                .filter(instance -> instance.service().equals(service))
                .map(Instance::port)
                .toList();
    }

    /** Returns the number of instances of a service, ready or not. */
    int instances(String service) {
        return (int)
                all.values().stream()
                        .map(member -> member.component().instance())
                        .filter(Objects::nonNull)
                        .filter(instance -> instance.service().equals(service))
                        .count();
    }

    /** Returns the components that must stop before this one may stop. */
    List<String> neededBy(Member needed) {
        return all.values().stream()
                .map(Member::component)
                .filter(component -> component.needs().contains(needed.component().name()))
                .map(Component::name)
                .toList();
    }

    /** Runs a task for every member, after the members that the function names. */
    CompletableFuture<Void> forEach(
            Function<Member, List<String>> after, Consumer<Member> task, ExecutorService threads) {
        Map<String, CompletableFuture<Void>> known = new LinkedHashMap<>();
        Map<String, Member> present = all;
        Function<Member, CompletableFuture<Void>> run =
                member -> CompletableFuture.runAsync(() -> task.accept(member), threads);
        CompletableFuture<?>[] each =
                present.values().stream()
                        .map(member -> chain(member, present, known, after, run))
                        .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(each);
    }

    private static CompletableFuture<Void> chain(
            Member member,
            Map<String, Member> present,
            Map<String, CompletableFuture<Void>> known,
            Function<Member, List<String>> after,
            Function<Member, CompletableFuture<Void>> task) {
        CompletableFuture<Void> mine = known.get(member.component().name());
        if (mine == null) {
            List<CompletableFuture<Void>> before = new ArrayList<>();
            for (String name : after.apply(member)) {
                Member other = present.get(name);
                if (other != null) {
                    before.add(chain(other, present, known, after, task));
                }
            }
            mine =
                    CompletableFuture.allOf(before.toArray(CompletableFuture<?>[]::new))
                            .thenCompose(_ -> task.apply(member));
            known.put(member.component().name(), mine);
        }
        return mine;
    }
}
