package dev.usher.local.suite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * The processes that a dead supervisor left running. A new supervisor keeps those that it would
 * start in the same way, so that people lose nothing; it ends the others.
 */
public final class Leftovers {

    private final List<Component> kept = new ArrayList<>();
    private final List<ComponentState> others = new ArrayList<>();
    private final SuiteState left;

    private Leftovers(SuiteState left) {
        this.left = left;
    }

    /** Compares what runs with what a suite of these settings would start. */
    public static Leftovers of(SuiteState left, SuiteSettings settings) {
        return of(left, left.running().isEmpty() ? List.of() : new Plan(settings).components());
    }

    static Leftovers of(SuiteState left, List<Component> planned) {
        Leftovers leftovers = new Leftovers(left);
        for (ComponentState running : left.running()) {
            planned.stream()
                    .filter(component -> component.name().equals(running.name()))
                    .filter(component -> isOf(component, running))
                    .findFirst()
                    .ifPresentOrElse(leftovers.kept::add, () -> leftovers.others.add(running));
        }
        return leftovers;
    }

    private static boolean isOf(Component component, ComponentState running) {
        return component.url().equals(running.url())
                && component.log().toString().equals(running.log())
                && running.running()
                        .map(process -> ProcessFacts.of(process.pid()))
                        .filter(component::isLaunchedAs)
                        .isPresent();
    }

    /** Ends all that run; returns their names. */
    public static List<String> end(SuiteState state) {
        return end(state.running());
    }

    /** Ends those that a new suite would start differently; returns their names. */
    public List<String> endOthers() {
        return end(others);
    }

    /** Returns the names of those that a new suite keeps. */
    public List<String> kept() {
        return kept.stream().map(Component::name).toList();
    }

    /** Returns the ports on which the kept ones listen. */
    public Set<Integer> ports() {
        Set<Integer> ports = new HashSet<>();
        kept.forEach(component -> ports.addAll(component.ports()));
        return ports;
    }

    /** Returns the state of a kept one. */
    ComponentState state(Component component) {
        return left.running().stream()
                .filter(state -> state.name().equals(component.name()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> end(List<ComponentState> running) {
        Predicate<ComponentState> needed = state -> Plan.SERVERS.contains(state.name());
        endAll(running.stream().filter(needed.negate()).toList());
        endAll(running.stream().filter(needed).toList());
        return running.stream().map(ComponentState::name).toList();
    }

    private static void endAll(List<ComponentState> components) {
        CompletableFuture.allOf(
                        components.stream()
                                .map(Leftovers::ending)
                                .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private static CompletableFuture<Void> ending(ComponentState component) {
        return CompletableFuture.runAsync(
                () ->
                        component
                                .running()
                                .ifPresent(
                                        process -> new AdoptedProcess(component, process).stop()),
                Thread::startVirtualThread);
    }
}
