package dev.usher.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.json.JsonMapper;

/** The program's side of {@link OwnProgram}: answers orders until its input ends. */
public final class Dialogue {

    static final String FAILED = "failed: ";

    private static final Logger log = Logger.getLogger(Dialogue.class.getName());
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Dialogue() {}

    public static <O> void serve(Class<O> order, Function<O, Object> work) throws IOException {
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String line = orders.readLine();
        while (line != null) {
            answers.println(answer(line, order, work));
            line = orders.readLine();
        }
    }

    private static <O> String answer(String line, Class<O> order, Function<O, Object> work) {
        try {
            return JSON.writeValueAsString(work.apply(JSON.readValue(line, order)));
        } catch (RuntimeException failure) {
            log.log(Level.SEVERE, "an order failed", failure);
            return FAILED + failure.toString().replace('\n', ' ');
        }
    }
}
