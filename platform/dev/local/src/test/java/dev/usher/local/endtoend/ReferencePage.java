package dev.usher.local.endtoend;

import dev.usher.local.browser.BrowserPage;
import dev.usher.local.browser.Chromium;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API reference as somebody who tries calls there uses it, by clicks and keys alone. */
record ReferencePage(Chromium browser, BrowserPage page) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CLICKS = 3;

    /** Signs in through the issuer's own page, in the window that opens for it. */
    void signIn(String name) {
        page.click(first(".btn.authorize"))
                .click(first(".modal-ux .auth-btn-wrapper .btn.authorize"));
        // The window closes itself once the issuer has sent the browser back.
        browser.popup("/protocol/openid-connect/auth")
                .type(first("#username"), name)
                .type(first("#password"), name)
                .click(first("#kc-login"));
        page.until(
                "document.querySelector('.modal-ux .auth-btn-wrapper').innerText.includes('Logout')");
        page.click(first(".modal-ux .close-modal"));
    }

    boolean isSignedIn() {
        page.until("document.querySelector('.btn.authorize')");
        return page.evaluate("!!document.querySelector('.btn.authorize.locked')").asBoolean();
    }

    /** Opens a call and returns what its fields hold before anybody types. */
    JsonNode fields(String method, String path) {
        open(method, path);
        return page.evaluate(
                "Object.fromEntries([...(%s).querySelectorAll('tr[data-param-name]')].map((row) => [row.dataset.paramName, row.querySelector('input, select')?.value ?? '']))"
                        .formatted(call(method, path)));
    }

    /** Sends a call; checks its status and returns the answer that the page shows. */
    JsonNode send(
            int status, String method, String path, Map<String, String> parameters, String body) {
        open(method, path);
        String call = call(method, path);
        parameters.forEach((name, value) ->
                page.type(in(call, "tr[data-param-name=\\\"%s\\\"] input".formatted(name)), value));
        if (!body.isEmpty()) {
            page.type(in(call, "textarea.body-param__text"), body);
        }
        if (page.evaluate("!!(%s).querySelector('.live-responses-table')".formatted(call))
                .asBoolean()) {
            page.click(in(call, "button.btn-clear"));
            page.until("!(%s).querySelector('.live-responses-table')".formatted(call));
        }
        page.click(in(call, "button.execute"));
        String answer = "(%s).querySelector('.live-responses-table')".formatted(call);
        page.until(
                "(%s).querySelector('tbody .response-col_status').innerText.trim()"
                        .formatted(answer));
        String shown =
                page.evaluate(
                                "(%s).querySelector('tbody .response-col_status').innerText"
                                        .formatted(answer))
                        .asString();
        if (!shown.strip().startsWith(String.valueOf(status))) {
            throw new AssertionError(
                    "%s %s: %s"
                            .formatted(
                                    method,
                                    path,
                                    page.evaluate("(%s).innerText".formatted(answer))));
        }
        return JSON.readTree(
                page.evaluate(
                                "(%s).querySelector('.highlight-code code').innerText"
                                        .formatted(answer))
                        .asString());
    }

    /** Opens a call. What Swagger UI loads meanwhile can move it away from a click. */
    private void open(String method, String path) {
        String call = call(method, path);
        String isOpen = "(%s).classList.contains('is-open')".formatted(call);
        page.until(call);
        for (int click = 0; click < CLICKS && !page.soon(isOpen); click++) {
            page.click(in(call, ".opblock-summary-control"));
        }
        page.until(in(call, "button.execute"));
    }

    private static String call(String method, String path) {
        return "[...document.querySelectorAll('.opblock-%s')].find((each) => each.querySelector('.opblock-summary-path')?.dataset.path === '%s')"
                .formatted(method, path);
    }

    private static String in(String element, String selector) {
        return "(%s).querySelector(\"%s\")".formatted(element, selector);
    }

    private static String first(String selector) {
        return BrowserPage.first(selector);
    }
}
