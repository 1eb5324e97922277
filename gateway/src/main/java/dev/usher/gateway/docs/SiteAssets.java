package dev.usher.gateway.docs;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.stereotype.Component;

/** The style sheets, scripts and pictures of the site. */
@Component
class SiteAssets {

    private static final List<String> NAMES =
            List.of(
                    "site.css",
                    "site.js",
                    "theme.js",
                    "reference.css",
                    "reference.js",
                    "usher.svg",
                    "ticket.svg");

    private final Map<String, SentFile> files = new LinkedHashMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();

    SiteAssets() {
        for (String name : NAMES) {
            SentFile file = SentFile.file(type(name), Bundled.bytes("assets/" + name));
            files.put("/docs/assets/" + name, file);
            addresses.put(name.replace(".", ""), "/docs/assets/" + name + "?v=" + file.digest());
        }
    }

    /** Files by their path. */
    Map<String, SentFile> files() {
        return files;
    }

    /** Addresses by the name of the file without the dot; each changes when its file changes. */
    Map<String, String> addresses() {
        return addresses;
    }

    private static MediaType type(String name) {
        MediaType type = MediaTypeFactory.getMediaType(name).orElseThrow();
        return name.endsWith(".svg") ? type : new MediaType(type, StandardCharsets.UTF_8);
    }
}
