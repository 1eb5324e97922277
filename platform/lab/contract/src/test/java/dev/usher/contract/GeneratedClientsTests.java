package dev.usher.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.NodePackages;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Generators accept the document, and what they generate compiles. */
class GeneratedClientsTests {

    private static final String COMPILER_OPTIONS =
            """
            {
              "compilerOptions": {
                "strict": true, "noEmit": true, "target": "es2023", "module": "nodenext",
                "lib": ["es2023", "dom", "dom.iterable"], "types": []
              },
              "include": ["**/*.ts"]
            }
            """;

    @Test
    void typeScriptForFetchCompiles() throws IOException {
        NodePackages packages = NodePackages.of("docs/examples");
        Path client = generated("typescript-fetch", "hideGenerationTimestamp=true");
        Files.writeString(client.resolve("package.json"), "{\"type\": \"commonjs\"}");
        Files.writeString(client.resolve("tsconfig.json"), COMPILER_OPTIONS);

        packages.run(client, "tsc", "--project", "tsconfig.json").expectSuccess();

        assertThat(client.resolve("apis")).isNotEmptyDirectory();
    }

    @Test
    void javaForTheHttpClientOfTheJdkCompiles() throws IOException {
        Path client = generated("java", "library=native", "useJakartaEe=true");
        Path classes = Files.createDirectories(client.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();

        boolean compiled;
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(client.resolve("src/main/java"))) {
            List<File> java =
                    sources.filter(each -> each.toString().endsWith(".java"))
                            .map(Path::toFile)
                            .toList();
            assertThat(java).hasSizeGreaterThan(50);
            compiled =
                    compiler.getTask(
                                    messages,
                                    files,
                                    null,
                                    List.of(
                                            "-proc:none",
                                            "-nowarn",
                                            "-d",
                                            classes.toString(),
                                            "-classpath",
                                            System.getProperty("java.class.path")),
                                    null,
                                    files.getJavaFileObjectsFromFiles(java))
                            .call();
        }

        assertThat(compiled).as("%s", messages).isTrue();
    }

    private static Path generated(String generator, String... properties) {
        Path client = Contract.target("clients").resolve(generator);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        NodePackages.run(
                        Contract.root(),
                        List.of(
                                java,
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                Contract.target("tools/openapi-generator-cli.jar").toString(),
                                "generate",
                                "--input-spec",
                                Contract.file().toString(),
                                "--generator-name",
                                generator,
                                "--output",
                                client.toString(),
                                "--additional-properties",
                                String.join(",", properties)))
                .expectSuccess();
        return client;
    }
}
