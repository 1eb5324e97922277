package dev.usher.local.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Python and TypeScript: a file with the variables and helpers of the pages, then the block. */
final class DocScripts {

    private static final String PYTHON =
            """
            import os, time, uuid
            import requests

            expected = os.environ["DOC_EXPECT"]
            original = requests.sessions.Session.request

            def checked(self, *arguments, **names):
                answer = original(self, *arguments, **names)
                good = str(answer.status_code) == expected if expected else answer.ok
                assert good, f"{answer.status_code} {answer.text}"
                return answer

            requests.sessions.Session.request = checked
            token = os.environ.get("DOC_TOKEN")
            event_id = os.environ.get("DOC_EVENT")
            type_id = os.environ.get("DOC_TYPE")
            basket_id = os.environ.get("DOC_BASKET")
            order_id = os.environ.get("DOC_ORDER")
            credential = os.environ.get("DOC_CREDENTIAL")
            reservation = {"id": os.environ.get("DOC_RESERVATION")}
            url = os.environ["DOC_API"] + "/v1/reservations"
            headers = {"Authorization": f"Bearer {token}"}
            body = {
                "eventId": os.environ["DOC_SOLD_OUT_EVENT"],
                "items": [{"ticketTypeId": os.environ["DOC_SOLD_OUT_TYPE"], "quantity": 2}],
            }
            show_what_is_left = print
            def sign_in_again(): raise AssertionError("the token is not good")
            """;

    private static final String TYPESCRIPT =
            """
            const has = process.env;
            const plainFetch = globalThis.fetch;
            globalThis.fetch = async (...all) => {
              const answer = await plainFetch(...all);
              const good = has.DOC_EXPECT ? String(answer.status) === has.DOC_EXPECT : answer.ok;
              if (!good) throw new Error(`${answer.status} ${await answer.text()}`);
              return answer;
            };
            globalThis.EventSource = class {
              constructor(address) {
                plainFetch(address).then(async (answer) => {
                  const reader = answer.body.getReader();
                  const decoder = new TextDecoder();
                  // The first piece may hold a comment alone, or half of a line.
                  for (let text = ""; ; ) {
                    const { value, done } = await reader.read();
                    if (done) throw new Error(`the stream has no data: ${text}`);
                    text += decoder.decode(value, { stream: true });
                    const data = /^data:(.*)\\n/m.exec(text);
                    if (data) {
                      this.onmessage({ data: data[1] });
                      return reader.cancel();
                    }
                  }
                });
              }
            };
            globalThis.location = { origin: "https://shop.example.com", assign: console.log };
            const token = has.DOC_TOKEN, eventId = has.DOC_EVENT, ticketTypeId = has.DOC_TYPE;
            const basketId = has.DOC_BASKET, reservationId = has.DOC_RESERVATION;
            const orderId = has.DOC_ORDER, credential = has.DOC_CREDENTIAL;
            const url = has.DOC_API + "/v1/reservations";
            const init = {
              method: "POST",
              headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
              body: JSON.stringify({
                eventId: has.DOC_SOLD_OUT_EVENT,
                items: [{ ticketTypeId: has.DOC_SOLD_OUT_TYPE, quantity: 2 }],
              }),
            };
            const showWhatIsLeft = console.log, tell = console.log;
            const signInAgain = () => { throw new Error("the token is not good"); };
            const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, 1000 * seconds));
            const main = async () => {
            """;

    private static final String TRANSLATE =
            """
            import ts from "COMPILER";
            import { readFileSync, writeFileSync } from "node:fs";
            const { outputText, diagnostics } = ts.transpileModule(readFileSync("block.ts", "utf8"), {
              reportDiagnostics: true,
              compilerOptions: { target: "es2022", module: "es2022" },
            });
            if (diagnostics.length) throw new Error(JSON.stringify(diagnostics.map((each) => each.messageText)));
            writeFileSync("block.mjs", outputText);
            await import(process.cwd() + "/block.mjs");
            """;

    private DocScripts() {}

    /** Python with the library that its users expect. */
    record Python(Path directory, String api) implements DocLanguage {

        @Override
        public String name() {
            return "python";
        }

        @Override
        public Optional<String> missing() {
            return DocProgram.succeeds(directory, "python3", "-c", "import requests")
                    ? Optional.empty()
                    : Optional.of("python3 with requests");
        }

        @Override
        public List<String> run(DocBlock block, Map<String, String> values) {
            write(directory.resolve("block.py"), PYTHON + "\n" + block.code());
            return DocProgram.run(
                    directory, environment(block, values, api), "python3", "block.py");
        }
    }

    /** TypeScript in Node, with the compiler that the examples of the repository install. */
    record TypeScript(Path directory, String api, Path compiler) implements DocLanguage {

        @Override
        public String name() {
            return "ts";
        }

        @Override
        public Optional<String> missing() {
            return Files.exists(compiler) && DocProgram.succeeds(directory, "node", "--version")
                    ? Optional.empty()
                    : Optional.of("node with the packages of docs/examples");
        }

        @Override
        public List<String> run(DocBlock block, Map<String, String> values) {
            write(directory.resolve("block.ts"), TYPESCRIPT + block.code() + "};\nawait main();\n");
            write(
                    directory.resolve("run.mjs"),
                    TRANSLATE.replace("COMPILER", compiler.toUri().toString()));
            return DocProgram.run(directory, environment(block, values, api), "node", "run.mjs");
        }
    }

    static Map<String, String> environment(DocBlock block, Map<String, String> values, String api) {
        Map<String, String> environment = new TreeMap<>();
        values.forEach((name, value) -> environment.put("DOC_" + name, value));
        environment.put("DOC_EXPECT", block.value("expect").orElse(""));
        environment.put("DOC_API", api);
        return environment;
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
