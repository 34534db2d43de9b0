package dev.backroom.localcloud.browser;

import static dev.backroom.localcloud.browser.FilledShop.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import dev.backroom.localcloud.LocalCloud;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.TestClouds;
import dev.backroom.localcloud.usage.DynamoDbUsage;
import dev.backroom.localcloud.usage.UsageListener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages in a real browser, with the work of a large shop: 3,000 open orders, 10,000 reviews, 2,000 SKUs. */
@Tag("system")
final class ConsoleBrowserTest {
    /** What a page is called in pictures, and its address. */
    private static final Map<String, String> PAGES = new TreeMap<>(Map.of(
            "today", "page=today",
            "orders", "page=orders",
            "held", "page=orders&lane=HELD",
            "order", "page=order&order=" + LargeDesk.HELD_ORDER,
            "history", "page=order&order=" + LargeDesk.BUSY_ORDER,
            "waves", "page=waves",
            "aftersales", "page=aftersales",
            "stock", "page=stock",
            "reviews", "page=reviews",
            "system", "page=system"));
    /** Pages of one wave, which cost by what is in it. */
    private static final Map<String, String> WAVE = new TreeMap<>(Map.of(
            "wave", "page=waves&wave=" + LargeDesk.WAVE,
            "pick-list", "page=waves&paper=pick&wave=" + LargeDesk.WAVE,
            "slips", "page=waves&paper=slips&wave=" + LargeDesk.WAVE,
            "labels", "page=waves&paper=labels&wave=" + LargeDesk.WAVE));

    /** Asked for with -Dbackroom.page.millis=300 on a machine that does nothing else; otherwise measured alone. */
    private static final double FIRST_PAGE = Integer.getInteger("backroom.page.millis", Integer.MAX_VALUE);

    /** With everything in it; a page that grows with the shop would be more. */
    private static final int LARGEST_PAGE = 100_000;

    /** How fast a page is, is looked at only where it is asked for: once is enough to see how large it is. */
    private static final int TRIES = FIRST_PAGE < Integer.MAX_VALUE ? 4 : 1;
    /** Orders, waves, decisions and cases of the days before. */
    private static final int HISTORY = 600;

    private static final Screen DESK = new Screen(1280, 860);
    private static final Screen PHONE = new Screen(390, 844);
    /** The pictures that are kept in the documentation. */
    private static final Set<String> SHOWN = Set.of(
            "today-en",
            "today-zh",
            "today-en-dark",
            "today-zh-dark",
            "orders-en",
            "orders-zh",
            "held-en-dark",
            "held-en-phone",
            "order-en",
            "order-zh",
            "order-en-phone",
            "history-en",
            "history-zh",
            "waves-en",
            "waves-zh",
            "wave-en",
            "pick-list-en",
            "slips-en",
            "labels-zh",
            "aftersales-en",
            "aftersales-zh",
            "stock-en",
            "stock-zh",
            "reviews-en",
            "reviews-zh",
            "system-en",
            "system-zh");
    /** Whatever makes the page, or a table on it, scroll sideways. */
    private static final String TOO_WIDE = """
            () => document.documentElement.scrollWidth <= innerWidth
                && [...document.querySelectorAll('table.cards')]
                    .every(table => table.scrollWidth <= table.parentElement.clientWidth + 1)
              ? ''
              : [...document.querySelectorAll('.bkr *')]
                    .filter(one => one.getBoundingClientRect().right > innerWidth)
                    .map(one => one.tagName + '.' + one.className + ' ' + one.textContent.slice(0, 30))
                    .slice(0, 9).join('; ') || 'a table'
            """;

    private static final String LOADED = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd";
    private static final AtomicLong REQUESTS = new AtomicLong();
    private static final UsageListener COUNTED = new UsageListener() {
        @Override
        public void dynamoDb(DynamoDbUsage usage) {
            if (usage.source().equals("Console")) {
                REQUESTS.incrementAndGet();
            }
        }
    };
    private static final Path PICTURES = Path.of(System.getProperty("backroom.root", "../.."), "docs", "screenshots");

    private static Optional<InstalledChromium> chromium = Optional.empty();
    private static Optional<LocalCloud> started = Optional.empty();
    private static Optional<LargeShop> large = Optional.empty();

    @BeforeAll
    static void fill() {
        chromium = InstalledChromium.start();
        assumeTrue(
                chromium.isPresent(), "no Chromium: install it (apt-get install chromium) for the tests in a browser");
        LocalCloud cloud = LocalCloud.start(LocalCloudOptions.of(TestClouds.template())
                .app("key", "secret")
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .usage(COUNTED)
                .build());
        started = Optional.of(cloud);
        LargeShop shop = new LargeShop(new FilledShop(cloud));
        shop.fill();
        large = Optional.of(shop);
    }

    @AfterAll
    static void stop() {
        started.ifPresent(LocalCloud::close);
        chromium.ifPresent(InstalledChromium::close);
    }

    @Test
    void keepsEveryPageSmall_whenTheShopIsLarge() {
        try (BrowserContext context = context(ColorScheme.LIGHT, "en-US")) {
            Page page = context.newPage();
            all().forEach((name, parameters) -> {
                List<Double> millis = new ArrayList<>();
                int bytes = 0;
                while (millis.size() < TRIES) {
                    Response answer = page.navigate(address(parameters, "en"));
                    bytes = answer.body().length;
                    assertThat(bytes).as("bytes of " + name).isBetween(1, LARGEST_PAGE);
                    millis.add(((Number) page.evaluate(LOADED)).doubleValue());
                    Collections.sort(millis);
                }
                System.err.printf(
                        "%s: %d bytes, best %.0f ms, median %.0f ms%n",
                        name, bytes, millis.getFirst(), millis.get(millis.size() / 2));
                assertThat(millis.getFirst())
                        .as("best of %s loads of %s", millis.size(), name)
                        .isLessThan(FIRST_PAGE);
            });
        }
    }

    @Test
    void asksTheTablesAsOften_howeverMuchHistoryThereIs() throws Exception {
        Map<String, Long> before = requests();
        large.orElseThrow().history(HISTORY);
        Map<String, Long> after = requests();

        System.err.println("DynamoDB requests: " + after);
        assertThat(after).isEqualTo(before);
    }

    private static Map<String, Long> requests() throws Exception {
        Map<String, Long> requests = new TreeMap<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Map.Entry<String, String> page : all().entrySet()) {
                long before = REQUESTS.get();
                String body = http.send(
                                HttpRequest.newBuilder(URI.create(address(page.getValue(), "en")))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
                assertThat(body).as(page.getKey()).doesNotContain("could not be read");
                requests.put(page.getKey(), REQUESTS.get() - before);
            }
        }
        return requests;
    }

    private static Map<String, String> all() {
        Map<String, String> all = new TreeMap<>(PAGES);
        all.putAll(WAVE);
        return all;
    }

    /** One load shows a page in both schemes and on both screens: only the style sheet differs. */
    @Test
    void showsEveryPageWithoutAnError_inBothLanguagesAndBothSchemes() throws IOException {
        if (Boolean.getBoolean("backroom.pictures")) {
            Files.createDirectories(PICTURES);
        }
        List<String> problems = new ArrayList<>();
        for (String language : List.of("en", "zh")) {
            try (BrowserContext context = context(ColorScheme.LIGHT, language.equals("zh") ? "zh-CN" : "en-US")) {
                Page page = listened(context, problems);
                all().forEach((name, parameters) -> {
                    page.navigate(address(parameters, ""));
                    assertThat(page.locator("section.bkr").getAttribute("lang")).startsWith(language);
                    assertThat(page.locator("p.unread").count())
                            .as("unread parts of " + name)
                            .isZero();
                    assertFits(page, name, DESK);
                    picture(page, name + "-" + language);
                    assertFits(page, name, PHONE);
                    picture(page, name + "-" + language + "-phone");
                    page.setViewportSize(DESK.width(), DESK.height());
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                    assertThat(page.evaluate("() => getComputedStyle(document.querySelector('.bkr')).backgroundColor"))
                            .isEqualTo("rgb(20, 24, 29)");
                    picture(page, name + "-" + language + "-dark");
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
                });
            }
        }
        assertThat(problems).isEmpty();
    }

    /** Whoever uses a keyboard, a screen reader or a poor screen works here as well. */
    @Test
    void hidesNothingFromAnybody_inBothSchemes() {
        Map<String, List<?>> found = new TreeMap<>();
        try (BrowserContext context = context(ColorScheme.LIGHT, "en-US")) {
            Page page = context.newPage();
            all().forEach((name, parameters) -> {
                page.navigate(address(parameters, ""));
                found.put(name, Axe.serious(page, Axe.ALL));
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                found.put(name + ", dark", Axe.serious(page, Axe.COLOURS));
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            });
        }
        found.values().removeIf(List::isEmpty);
        assertThat(found).isEmpty();
    }

    private record Screen(int width, int height) {}

    private static void assertFits(Page page, String name, Screen screen) {
        page.setViewportSize(screen.width(), screen.height());
        assertThat(page.evaluate(TOO_WIDE))
                .as("what of %s is wider than a window of %s".formatted(name, screen.width()))
                .isEqualTo("");
    }

    @Test
    void leadsThroughAllOpenOrders_byLinks() {
        try (BrowserContext context = context(ColorScheme.LIGHT, "en-US")) {
            Page page = context.newPage();
            page.navigate(address("page=orders", "en"));
            InstalledChromium.follow(page, "Ready to ship");
            int seen = page.locator("tbody tr").count();
            while (page.getByText("Next page").count() > 0) {
                InstalledChromium.follow(page, "Next page");
                seen += page.locator("tbody tr").count();
            }
            assertThat(seen).isEqualTo(LargeDesk.READY);
        }
    }

    @Test
    void marksAReviewAsReplied_byTheButtonAndNotFromElsewhere() throws Exception {
        try (BrowserContext context = context(ColorScheme.LIGHT, "en-US")) {
            Page page = context.newPage();
            page.navigate(address("page=reviews", "en"));
            String first = page.locator("input[name='action.id']").first().getAttribute("value");
            page.getByText("Mark as replied").first().click();
            page.getByText("Marked as replied.").waitFor();
            assertThat(page.getByText("Marked as replied.").count()).isEqualTo(1);
            assertThat(page.locator("input[name='action.id'][value='" + first + "']")
                            .count())
                    .isZero();
        }
        HttpRequest forged = HttpRequest.newBuilder(URI.create(base()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "page=reviews&action.name=replied&action.shop=1&action.id=1&token=guessed"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(forged, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(403);
        }
    }

    static Page listened(BrowserContext context, List<String> problems) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> problems.add(message.type() + " " + message.text()));
        page.onPageError(error -> problems.add("error " + error));
        page.onDialog(dialog -> {
            problems.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().startsWith("http://127.0.0.1:") && !request.url().startsWith("data:")) {
                problems.add("request " + request.url());
            }
        });
        return page;
    }

    /** Only when asked, with {@code -Dbackroom.pictures=true}: fonts differ from machine to machine. */
    private static void picture(Page page, String file) {
        if (Boolean.getBoolean("backroom.pictures") && SHOWN.contains(file)) {
            page.screenshot(new ScreenshotOptions().setPath(PICTURES.resolve(file + ".png")));
        }
    }

    private static BrowserContext context(ColorScheme scheme, String locale) {
        return InstalledChromium.patient(chromium.orElseThrow()
                .browser()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(DESK.width(), DESK.height())
                        .setColorScheme(scheme)
                        .setLocale(locale)));
    }

    private static String address(String parameters, String language) {
        return base() + "?" + parameters + (language.isEmpty() ? "" : "&lang=" + language);
    }

    private static String base() {
        return started.orElseThrow().endpoints().console().toString();
    }
}
