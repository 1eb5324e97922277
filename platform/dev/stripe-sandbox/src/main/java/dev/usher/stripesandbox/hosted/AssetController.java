package dev.usher.stripesandbox.hosted;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The style sheet and the icon of the pages. */
@RestController
class AssetController {

    private static final String STYLE = Template.Resources.text("checkout.css");
    private static final String ICON = Template.Resources.text("sandbox.svg");

    @GetMapping("/c/assets/checkout.css")
    ResponseEntity<String> style() {
        return asset("text/css; charset=utf-8", STYLE);
    }

    @GetMapping("/c/assets/sandbox.svg")
    ResponseEntity<String> icon() {
        return asset("image/svg+xml", ICON);
    }

    private static ResponseEntity<String> asset(String type, String text) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CACHE_CONTROL, "max-age=300")
                .header("X-Content-Type-Options", "nosniff")
                .body(text);
    }
}
