package dev.usher.deploy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** A copy of the charts with their dependencies in place, on which Helm itself runs. */
record Charts(Path directory) {

    static final List<String> SERVICES =
            List.of(
                    "event-service",
                    "payment-service",
                    "ticket-service",
                    "validation-service",
                    "gateway");

    /** The annotation that the copy has instead of {@code helm.sh/hook}. */
    static final String SHOWN_HOOK = "shown/hook";

    /** The values that an operator must give; none of them is a default of the charts. */
    static final String OWN_VALUES =
            """
            config:
              USHER_PUBLIC_URL: https://tickets.own.test
              USHER_SECURITY_ISSUER: https://id.own.test/realms/own
              USHER_SECURITY_JWKS_URI: https://id.own.test/realms/own/certs
              USHER_TOKEN_URI: https://id.own.test/realms/own/token
              USHER_CORS_ORIGINS: https://shop.own.test
              USHER_LIMITS_TRUSTED_HOPS: 0
              SPRING_KAFKA_BOOTSTRAP_SERVERS: broker.own.test:9094
            database: db.own.test:5433/own
            """;

    static Charts copiedTo(Path work) throws IOException {
        Charts charts = new Charts(work.resolve("helm"));
        copy(Path.of("helm"), charts.directory);
        for (String service : SERVICES) {
            new Helm(charts.chart(service)).dependency().update().call();
        }
        new Helm(charts.chart("usher")).dependency().update().call();
        Files.writeString(work.resolve("own.yaml"), OWN_VALUES);
        Files.writeString(work.resolve("own-global.yaml"), "global:\n" + OWN_VALUES.indent(2));
        return charts;
    }

    Path chart(String name) {
        return directory.resolve(name);
    }

    /** Renders a chart with the operator's values: under {@code global} in the umbrella. */
    TemplateCommand template(String chart) {
        return new Helm(chart(chart)).template().withValuesFile(ownValues(chart));
    }

    Path ownValues(String chart) {
        return directory.resolveSibling(chart.equals("usher") ? "own-global.yaml" : "own.yaml");
    }

    /** Writes more values into a file. */
    Path values(String name, String yaml) throws IOException {
        return Files.writeString(directory.resolveSibling(name + ".yaml"), yaml);
    }

    static List<Map<String, Object>> objects(String rendered) {
        return StreamSupport.stream(Yamls.reader().loadAll(rendered).spliterator(), false)
                .filter(Objects::nonNull)
                .map(Yamls::asMap)
                .toList();
    }

    static Map<String, Object> object(String rendered, String kind, String name) {
        return objects(rendered).stream()
                .filter(object -> kind.equals(object.get("kind")))
                .filter(object -> name.equals(Yamls.at(object, "metadata", "name")))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the environment that a service's ConfigMap holds. */
    static Map<String, Object> config(String rendered, String service) {
        return Yamls.asMap(object(rendered, "ConfigMap", service).get("data"));
    }

    static Map<String, Object> pod(String rendered, String service) {
        return Yamls.asMap(
                Yamls.at(object(rendered, "Deployment", service), "spec", "template", "spec"));
    }

    static Map<String, Object> container(String rendered, String service) {
        return Yamls.asMap(((List<?>) pod(rendered, service).get("containers")).getFirst());
    }

    /** Renames the annotation of hooks, which Helm would leave out of what it renders here. */
    private static String shown(String template) {
        return template.replace("helm.sh/hook:", SHOWN_HOOK + ":");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) throws IOException {
                        if (directory.getFileName().toString().equals("charts")) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        Files.createDirectories(to.resolve(from.relativize(directory)));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Path copy = to.resolve(from.relativize(file));
                        if (file.endsWith("_migration.tpl")) {
                            Files.writeString(copy, shown(Files.readString(file)));
                        } else {
                            Files.copy(file, copy);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
