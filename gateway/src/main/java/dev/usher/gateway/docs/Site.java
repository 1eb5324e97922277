package dev.usher.gateway.docs;

import dev.usher.platform.web.WebSettings;
import dev.usher.platform.web.security.SecuritySettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The pages that are the same as long as the gateway runs, and the Markdown of each. */
@Component
class Site {

    private static final String MESSAGES = "messages";

    /** The files of the repository that pages are made of link to each other so. */
    private static final PageLinks LINKS =
            new PageLinks(
                    Map.of(
                            "../platform/lib/credential/src/test/resources/tkt1-vectors.json",
                            "/docs/credential/tkt1-vectors.json",
                            "docs/credential.md",
                            "/docs/credential",
                            "docs/asyncapi.yaml",
                            "/docs/messages/asyncapi.yaml"));

    private final Map<String, SentFile> files = new LinkedHashMap<>();
    private final Map<String, SitePage> pages = new LinkedHashMap<>();
    private final SiteFrame frame;
    private final Map<String, String> values;

    Site(SiteFrame frame, WebSettings web, SecuritySettings security, JsonMapper json) {
        this.frame = frame;
        this.values = Map.of("publicUrl", web.publicUrl(), "issuer", security.issuer());
        for (SiteMap.Entry entry : frame.map().entries()) {
            if (!entry.live()) {
                add(entry, markdown(entry, json));
            }
        }
        files.put(
                "/llms.txt",
                SentFile.text("text/plain", LlmsText.of(frame.map(), web.publicUrl())));
        files.put(
                "/docs/credential/tkt1-vectors.json",
                SentFile.text("application/json", Bundled.text("sources/tkt1-vectors.json")));
        files.put(
                "/docs/messages/asyncapi.yaml",
                SentFile.text("application/yaml", Bundled.text("sources/asyncapi.yaml")));
    }

    private String markdown(SiteMap.Entry entry, JsonMapper json) {
        if (entry.file().equals(MESSAGES)) {
            return new MessagesPage(json).markdown();
        }
        return PageTemplate.fill(Bundled.text(entry.file()), values);
    }

    private void add(SiteMap.Entry entry, String markdown) {
        boolean front = entry.path().equals("/");
        MarkdownText.Rendered rendered =
                front
                        ? MarkdownText.frontPage(markdown, LINKS)
                        : MarkdownText.page(markdown, LINKS);
        SitePage page = SitePage.of(entry.path(), front ? "front" : "page", rendered);
        pages.put(entry.path(), page);
        files.put(entry.path(), SentFile.page(frame.around(page)));
        files.put(
                entry.markdownPath(),
                SentFile.text("text/markdown", ServedMarkdown.of(markdown, LINKS)));
    }

    /** Everything that is sent as it is, by path. */
    Map<String, SentFile> files() {
        return files;
    }

    Map<String, SitePage> pages() {
        return pages;
    }
}
