package dev.usher.local.endtoend;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java, as one source file with the variables and helpers of the pages around the block. */
record DocJava(Path directory, String api) implements DocLanguage {

    private static final Pattern ANSWER = Pattern.compile("HttpResponse<String> (\\w+) =");

    private static final String CLASS =
            """
            import java.net.URI;
            import java.net.http.*;
            import java.time.Duration;
            import java.util.*;
            import tools.jackson.databind.JsonNode;
            import tools.jackson.databind.json.JsonMapper;

            class Block {
                static String value(String name) { return System.getenv("DOC_" + name); }
                HttpClient http = HttpClient.newHttpClient();
                JsonMapper json = JsonMapper.builder().build();
                String token = value("TOKEN"), eventId = value("EVENT"), typeId = value("TYPE");
                String basketId = value("BASKET"), reservationId = value("RESERVATION");
                String orderId = value("ORDER"), credential = value("CREDENTIAL");
                String items = "{\\"eventId\\": \\"%s\\", \\"items\\": [{\\"ticketTypeId\\": \\"%s\\", \\"quantity\\": 2}]}";
                String body = items.formatted(eventId, typeId);
                HttpRequest request = HttpRequest.newBuilder(URI.create(value("API") + "/v1/reservations"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                items.formatted(value("SOLD_OUT_EVENT"), value("SOLD_OUT_TYPE"))))
                        .build();
                void show(JsonNode entry) { System.out.println(entry); }
                void showWhatIsLeft(JsonNode left) { System.out.println(left); }
                void signInAgain() { throw new AssertionError("the token is not good"); }
                static void check(HttpResponse<String> answer) {
                    String expected = value("EXPECT");
                    boolean good = expected.isEmpty()
                            ? answer.statusCode() < 400
                            : expected.equals(String.valueOf(answer.statusCode()));
                    if (!good) throw new AssertionError(answer.statusCode() + " " + answer.body());
                }
                void run() throws Exception {
            """;

    @Override
    public String name() {
        return "java";
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public List<String> run(DocBlock block, Map<String, String> values) {
        StringBuilder source = new StringBuilder(CLASS).append(block.code());
        Matcher answer = ANSWER.matcher(block.code());
        while (answer.find()) {
            source.append("check(").append(answer.group(1)).append(");\n");
        }
        source.append(
                "}\nstatic void main(String[] none) throws Exception { new Block().run(); }\n}\n");
        DocScripts.write(directory.resolve("Block.java"), source.toString());
        return DocProgram.run(
                directory,
                DocScripts.environment(block, values, api),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                "Block.java");
    }
}
