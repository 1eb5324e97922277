package dev.usher.gateway.docs;

/** The file {@code llms.txt}, in which programs find the Markdown of every page. */
final class LlmsText {

    private LlmsText() {}

    static String of(SiteMap map, String publicUrl) {
        StringBuilder text =
                new StringBuilder(
                        """
                        # Usher

                        > An HTTP API to create events, sell tickets through Stripe, and admit each ticket exactly once at the gate.

                        The OpenAPI 3.1 document of all calls is at %s/v1/openapi.json. Every page below is Markdown; without `.md` it is HTML.
                        """
                                .formatted(publicUrl));
        for (SiteMap.Chapter chapter : map.chapters()) {
            text.append("\n## ").append(chapter.name()).append("\n\n");
            for (SiteMap.Entry entry : chapter.entries()) {
                text.append(
                        "- [%s](%s%s): %s\n"
                                .formatted(
                                        entry.label(),
                                        publicUrl,
                                        entry.markdownPath(),
                                        entry.summary()));
            }
        }
        return text.toString();
    }
}
