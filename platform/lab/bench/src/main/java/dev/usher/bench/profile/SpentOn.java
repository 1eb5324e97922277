package dev.usher.bench.profile;

import java.util.List;

/** The purposes that CPU time of Java threads is spent on. */
public enum SpentOn {
    HTTP_IN("HTTP in", true),
    HTTP_OUT("HTTP out", true),
    SQL("SQL", true),
    KAFKA("Kafka", true),
    JSON("JSON", true),
    SECURITY("security", true),
    OURS("our code", true),
    WATCHING("metrics and logs", true),

    /** Frames below which nothing else tells the purpose. */
    NETTY("Netty and Reactor, either side", false),
    SPRING("Spring, for none of these", false),
    THREADS("threads, timers and wake-ups", false);

    private record Rule(String prefix, SpentOn kind) {}

    /** The first rule whose prefix the class's name has counts. */
    private static final List<Rule> RULES =
            List.of(
                    new Rule("dev.usher.", OURS),
                    new Rule("org.postgresql.", SQL),
                    new Rule("com.zaxxer.hikari.", SQL),
                    new Rule("org.hibernate.", SQL),
                    new Rule("jakarta.persistence.", SQL),
                    new Rule("org.springframework.jdbc.", SQL),
                    new Rule("org.springframework.orm.", SQL),
                    new Rule("org.springframework.data.", SQL),
                    new Rule("org.springframework.transaction.", SQL),
                    new Rule("org.apache.kafka.", KAFKA),
                    new Rule("org.springframework.kafka.", KAFKA),
                    new Rule("tools.jackson.", JSON),
                    new Rule("com.fasterxml.", JSON),
                    new Rule("com.google.gson.", JSON),
                    new Rule("org.springframework.security.", SECURITY),
                    new Rule("com.nimbusds.", SECURITY),
                    new Rule("sun.security.", SECURITY),
                    new Rule("javax.crypto.", SECURITY),
                    new Rule("com.sun.crypto.", SECURITY),
                    new Rule("com.amazon.corretto.", SECURITY),
                    new Rule("jdk.internal.net.http.", HTTP_OUT),
                    new Rule("com.stripe.", HTTP_OUT),
                    new Rule("reactor.netty.http.client.", HTTP_OUT),
                    new Rule("org.springframework.web.client.", HTTP_OUT),
                    new Rule("org.springframework.http.client.", HTTP_OUT),
                    new Rule("org.springframework.cloud.gateway.filter.NettyRouting", HTTP_OUT),
                    new Rule("reactor.netty.http.server.", HTTP_IN),
                    new Rule("org.apache.catalina.", HTTP_IN),
                    new Rule("org.apache.coyote.", HTTP_IN),
                    new Rule("org.apache.tomcat.", HTTP_IN),
                    new Rule("org.springframework.web.", HTTP_IN),
                    new Rule("org.springframework.http.", HTTP_IN),
                    new Rule("org.springframework.cloud.gateway.", HTTP_IN),
                    new Rule("io.micrometer.", WATCHING),
                    new Rule("ch.qos.logback.", WATCHING),
                    new Rule("io.netty.", NETTY),
                    new Rule("reactor.", NETTY),
                    new Rule("org.springframework.", SPRING));

    private final String text;
    private final boolean decides;

    SpentOn(String text, boolean decides) {
        this.text = text;
        this.decides = decides;
    }

    /**
     * Returns the purpose of a stack, given the classes of its frames from the innermost on. The
     * innermost frame that has a purpose decides: a map that the driver fills is SQL.
     */
    static SpentOn of(List<String> classes) {
        SpentOn vague = THREADS;
        for (String name : classes) {
            SpentOn kind = ofFrame(name);
            if (kind.decides) {
                return kind;
            }
            if (vague == THREADS) {
                vague = kind;
            }
        }
        return vague;
    }

    private static SpentOn ofFrame(String name) {
        for (Rule rule : RULES) {
            if (name.startsWith(rule.prefix())) {
                return rule.kind();
            }
        }
        return THREADS;
    }

    @Override
    public String toString() {
        return text;
    }
}
