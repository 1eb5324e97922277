package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.ApiDocument;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.CommittedFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Walks through the whole site as a reader would, from the front page along every link. */
@TestPropertySource(
        properties = {"usher.limits.calls.per-second=100000", "usher.limits.calls.burst=200000"})
class SiteTests extends GatewayTest {

    private static final String PAGE = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"([^\"]*)\"");
    private static final Pattern LOADED =
            Pattern.compile("<(?:script|img|link|iframe|source)[^>]* (?:src|href)=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");
    private static final Pattern TITLE = Pattern.compile("<title>(.+)</title>");
    private static final int FEWEST_PAGES = 40;

    @BeforeEach
    void servicesDescribeThemselves() {
        for (Upstream service : ALL) {
            String document =
                    CommittedFile.at("docs/api/" + service.name() + "-service.json").text();
            service.answers(
                    (exchange, _) -> Upstream.send(exchange, 200, "application/json", document));
        }
    }

    @Test
    void hasOnEveryPageATitleAMainPartAndAPolicyAndLoadsNothingFromElsewhere() {
        Map<String, ApiResponse> pages = pages();

        assertThat(pages).hasSizeGreaterThan(FEWEST_PAGES);
        pages.forEach((path, page) -> {
            String html = page.text();
            assertThat(html.split("<main", -1)).as("main parts of " + path).hasSize(2);
            assertThat(html.split("<h1", -1)).as("first headings of " + path).hasSize(2);
            assertThat(TITLE.matcher(html).find()).as("title of " + path).isTrue();
            assertThat(all(LOADED, html)).as(path).allMatch(address -> address.startsWith("/"));
            assertThat(html)
                    .as(path)
                    .doesNotContain("<style", "style=\"", "onclick", "<script>", "{{");
            assertThat(page.header("Content-Security-Policy").orElseThrow())
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
        });
    }

    @Test
    void hasNoLinkThatLeadsNowhere() {
        Map<String, ApiResponse> pages = pages();
        Map<String, ApiResponse> seen = new LinkedHashMap<>(pages);
        Set<String> dangling = new TreeSet<>();
        pages.forEach((path, page) -> {
            for (String link : all(LINK, page.text())) {
                String target = link.startsWith("#") ? path + link : link;
                String address = target.replaceFirst("#.*", "");
                if (!target.startsWith("/")) {
                    continue;
                }
                ApiResponse there = seen.computeIfAbsent(address, at -> api.get(at, null));
                boolean lands = !target.contains("#") || ids(there).contains(fragment(target));
                if (there.status() != 200 || !lands) {
                    dangling.add(path + " → " + link);
                }
            }
        });

        assertThat(dangling).isEmpty();
    }

    @Test
    void listsEveryPageInTheNavigationOfEveryPage() {
        Map<String, ApiResponse> pages = pages();
        Set<String> listed = new TreeSet<>(all(LINK, navigation(pages.get("/").text())));

        assertThat(listed).contains("/", "/docs", "/docs/guide", "/docs/problems", "/docs/sell");
        assertThat(pages.values())
                .allSatisfy(page ->
                        assertThat(all(LINK, navigation(page.text())))
                                .containsExactlyInAnyOrderElementsOf(listed));
    }

    @Test
    void hasAMarkdownTwinOfEveryPage() {
        pages().forEach((path, _) -> {
            String twin = path.equals("/") ? "/docs/index.md" : path + ".md";
            ApiResponse markdown = api.get(twin, null);

            assertThat(markdown.status()).as(twin).isEqualTo(200);
            assertThat(markdown.header("Content-Type").orElseThrow()).startsWith("text/markdown");
            assertThat(markdown.text()).as(twin).startsWith("# ").doesNotContain("{{");
        });
    }

    @Test
    void tellsProgramsWhereTheMarkdownIs() {
        String index = api.get("/llms.txt", null).text();
        List<String> addresses = all(Pattern.compile("\\((https://usher.test[^)]*)\\)"), index);

        assertThat(addresses).hasSizeGreaterThan(15);
        assertThat(addresses)
                .allMatch(address ->
                        api.get(address.substring("https://usher.test".length()), null).status()
                                == 200);
    }

    @Test
    void findsPagesCallsAndProblems() {
        ApiResponse index = api.get("/docs/search.json", null);

        assertThat(index.at("").valueStream().map(entry -> entry.at("/path").asString()))
                .contains("/docs/sell", "/docs/problems/sold_out")
                .anyMatch(path -> path.startsWith("/docs#/"));
        assertThat(index.at("").valueStream().map(entry -> entry.at("/path").asString()))
                .filteredOn(path -> !path.startsWith("/docs#/"))
                .allMatch(path -> api.get(path.replaceFirst("#.*", ""), null).status() == 200);
    }

    @Test
    void describesTheCallsInTheOrderInWhichATicketLives() {
        ApiResponse document = api.get("/v1/openapi.json", null);

        assertThat(document.at("/tags").valueStream().map(tag -> tag.at("/name").asString()))
                .startsWith("Events", "Gate staff", "Reservations", "Orders", "Tickets")
                .endsWith("Gates", "Admission", "Administration");
        assertThat(document.at("/paths").propertyNames())
                .contains("/v1/orders")
                .doesNotContain("/v1/webhooks/stripe");
    }

    @Test
    void hasAPostmanCollectionWithEveryCall() {
        JsonNode collection = api.get("/docs/postman.json", null).json();
        Set<String> calls = new TreeSet<>();
        for (JsonNode folder : collection.path("item")) {
            for (JsonNode item : folder.path("item")) {
                String path = item.at("/request/url/raw").asString("").replace("{{baseUrl}}", "");
                String places = path.replaceAll(":(\\w+)", "{$1}");
                calls.add(item.at("/request/method").asString("") + " " + places);
            }
        }
        Set<String> documented = new TreeSet<>();
        ALL.forEach(service ->
                documented.addAll(ApiDocument.of(service.name() + "-service").operations()));
        documented.remove("POST /v1/webhooks/stripe");

        assertThat(collection.at("/info/schema").asString()).contains("v2.1.0");
        assertThat(calls).isEqualTo(documented);
    }

    @Test
    void sendsAPageThatIsKnownNoSecondTimeAndCompressesItOnRequest() {
        for (String path : List.of("/", "/docs", "/docs/sell", "/docs/sell.md", "/llms.txt")) {
            ApiResponse first = api.get(path, null);
            String etag = first.header("ETag").orElseThrow();

            assertThat(first.header("Cache-Control").orElseThrow()).contains("max-age");
            assertThat(api.get(path, null, "If-None-Match", etag).status()).isEqualTo(304);
            ApiResponse small = api.get(path, null, "Accept-Encoding", "gzip");
            assertThat(small.header("Content-Encoding")).contains("gzip");
            assertThat(small.header("ETag")).isPresent().isNotEqualTo(first.header("ETag"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "x", "\"", "W/", "*", "\"a\" b", "[::1]", "%00"})
    void sendsAPageWhateverIsSaidToBeKnown(String tags) {
        for (String path : List.of("/", "/docs/sell", "/docs/sell.md", "/v1/openapi.json")) {
            assertThat(api.get(path, null, "If-None-Match", tags).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void letsBrowsersKeepFilesWhoseAddressChangesWithThem() {
        List<String> styles = all(Pattern.compile("href=\"([^\"]*site.css[^\"]*)\""), front());

        assertThat(styles).singleElement().asString().contains("?v=");
        assertThat(cacheOf(styles.getFirst())).contains("max-age=31536000");
        assertThat(cacheOf("/docs/assets/site.css")).contains("max-age=3600");
    }

    private String front() {
        return api.get("/", null).text();
    }

    private String cacheOf(String path) {
        return api.get(path, null).header("Cache-Control").orElseThrow();
    }

    @Test
    void showsAPageToABrowserThatAsksForAnUnknownAddressAndAProblemToAllOthers() {
        ApiResponse page = api.get("/docs/no-such-page", null, "Accept", PAGE);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.text()).contains("There is no page here", "<main");
        assertThat(api.get("/docs/problems/no_such_code", null, "Accept", PAGE).text())
                .contains("There is no page here");
        assertThat(api.get("/docs/no-such-page", null).string("/code")).isEqualTo("not_found");
        assertThat(api.get("/v1/no-such-call", null, "Accept", PAGE).string("/code"))
                .isEqualTo("not_found");
    }

    /** Every page that can be reached, by path. */
    private Map<String, ApiResponse> pages() {
        Map<String, ApiResponse> pages = new LinkedHashMap<>();
        Deque<String> next = new ArrayDeque<>(List.of("/"));
        while (!next.isEmpty()) {
            String path = next.remove();
            boolean isPage = path.equals("/") || path.matches("/docs(/[a-z_/-]+)?");
            if (!isPage || pages.containsKey(path)) {
                continue;
            }
            ApiResponse page = api.get(path, null, "Accept", PAGE);
            assertThat(page.status()).as(path).isEqualTo(200);
            pages.put(path, page);
            all(LINK, page.text()).forEach(link -> next.add(link.replaceFirst("#.*", "")));
        }
        return pages;
    }

    private static String navigation(String html) {
        int from = html.indexOf("<nav class=\"pages\"");
        return html.substring(from, html.indexOf("</nav>", from));
    }

    private static List<String> ids(ApiResponse page) {
        return all(ID, page.text());
    }

    private static String fragment(String target) {
        return target.substring(target.indexOf('#') + 1);
    }

    private static List<String> all(Pattern pattern, String text) {
        Stream<String> found = pattern.matcher(text).results().map(result -> result.group(1));
        return found.toList();
    }
}
