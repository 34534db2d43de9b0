package dev.backroom.localcloud.browser;

import static dev.backroom.localcloud.browser.FilledShop.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.backroom.localcloud.LocalCloud;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.TestClouds;
import dev.backroom.localcloud.browser.FilledOrders.Placed;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.review.Aspect;
import dev.backroom.model.review.Mention;
import dev.backroom.model.review.Polarity;
import dev.backroom.model.review.Review;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeCodec;
import dev.backroom.notices.NoticeType;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.store.message.KeptSignals;
import dev.backroom.store.message.NoticeLog;
import dev.backroom.store.message.ParkedMessages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 200 hostile texts in every field that people outside can fill: each is shown as the text it is. */
@Tag("system")
final class HostileTextBrowserTest {
    private static final List<String> HOSTILE = HostileTexts.all();
    private static final int SHOPS = 5;
    private static final int EACH = HOSTILE.size() / SHOPS;
    private static final int EVERY = 5;
    private static final String FOREIGN =
            "script,img,iframe,object,embed,math,base,u,x,mi,svg:not([role=img]),h1 + h1,[onerror],[onload],[onmouseover],"
                    + "[href^=javascript],form[action^='//']";

    @Test
    void showsThemAsText_onEveryPage() {
        Optional<InstalledChromium> chromium = InstalledChromium.start();
        assumeTrue(
                chromium.isPresent(), "no Chromium: install it (apt-get install chromium) for the tests in a browser");
        try (InstalledChromium installed = chromium.orElseThrow();
                LocalCloud cloud = LocalCloud.start(LocalCloudOptions.of(TestClouds.template())
                        .app("key", "secret")
                        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                        .build());
                BrowserContext context =
                        InstalledChromium.patient(installed.browser().newContext())) {
            FilledShop filled = new FilledShop(cloud);
            List<Shop> shops = new ArrayList<>();
            for (int i = 0; i < SHOPS; i++) {
                shops.add(filled.shop("77" + i, HOSTILE.get(i)));
            }
            List<String> problems = new ArrayList<>();
            Page page = ConsoleBrowserTest.listened(context, problems);
            String console = cloud.endpoints().console().toString();
            // What an address says is shown whether or not there is any stock to read for it, and 800 pages read a lot
            // of it.
            assertHarmless(page, console);
            fill(filled, shops);
            for (int i = 0; i < SHOPS; i++) {
                List<String> own = HOSTILE.subList(i * EACH, (i + 1) * EACH);
                String shop = "&shop=77" + i;
                assertShown(page, console + "?page=reviews" + shop, own);
                assertShown(page, console + "?page=orders&lane=HELD" + shop, own);
                assertShown(page, console + "?page=today" + shop, notices(own));
            }
            List<String> desk = HOSTILE.subList(0, EACH);
            for (String address : List.of(
                    "order&order=" + HostileDesk.ORDER,
                    "waves",
                    "waves&wave=" + HostileDesk.WAVE,
                    "waves&paper=pick&wave=" + HostileDesk.WAVE,
                    "waves&paper=slips&wave=" + HostileDesk.WAVE,
                    "waves&paper=labels&wave=" + HostileDesk.WAVE,
                    "aftersales")) {
                assertShown(page, console + "?shop=770&page=" + address, desk);
            }
            StringBuilder titles = new StringBuilder();
            page.navigate(console + "?page=stock");
            titles.append(clean(page));
            while (page.getByText("Next page").count() > 0) {
                InstalledChromium.follow(page, "Next page");
                titles.append(clean(page));
            }
            assertThat(HOSTILE).allSatisfy(text -> assertThat(titles.toString()).contains(HostileTexts.shown(text)));
            assertShown(page, console + "?page=system", HOSTILE.subList(150, 200));
            assertThat(problems).isEmpty();
        }
    }

    /**
     * Each of them in an address, every fifth in the parameters that all pages have: such an address shows the whole morning.
     * Without the page's own policy a script among them would run.
     */
    private static void assertHarmless(Page page, String console) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int from = 0; from < HOSTILE.size(); from += EACH) {
                int i = from;
                String own = HOSTILE.subList(i, i + EACH).stream()
                        .map(text -> answer(http, console, encoded(text)))
                        .collect(Collectors.joining());
                String everywhere = IntStream.iterate(i, n -> n < HOSTILE.size() && n < i + EACH, n -> n + EVERY)
                        .mapToObj(n -> whole(http, console, encoded(HOSTILE.get(n))))
                        .collect(Collectors.joining());
                page.setContent(own + everywhere);
                clean(page);
                assertThat(page.locator("section.bkr").count()).isEqualTo(3 * EACH + EACH / EVERY);
            }
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String whole(HttpClient http, String console, String text) {
        String others = "&lang=%1$s&shop=%1$s&lane=%1$s&why=%1$s&from=%1$s".formatted(text);
        return body(http, console + "?page=" + text + others);
    }

    private static String answer(HttpClient http, String console, String text) {
        return body(http, console + "?page=stock&sku=%1$s&after=%1$s".formatted(text))
                + body(http, console + "?page=order&order=%1$s".formatted(text))
                + body(http, console + "?page=waves&wave=%1$s&paper=%1$s&format=%1$s".formatted(text));
    }

    private static String body(HttpClient http, String address) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Notices lose what cannot be seen when they are written; the rest must be there. */
    private static List<String> notices(List<String> own) {
        return own.subList(0, 10).stream()
                .filter(text -> text.chars().allMatch(c -> c < 128))
                .toList();
    }

    private static void assertShown(Page page, String address, List<String> texts) {
        page.navigate(address);
        String shown = clean(page);
        assertThat(texts).allSatisfy(text -> assertThat(shown).as(address).contains(HostileTexts.shown(text)));
    }

    /** What the page says, after a look for anything that it should not hold. */
    private static String clean(Page page) {
        assertThat(page.locator(FOREIGN).count()).as(page.url()).isZero();
        return String.valueOf(page.evaluate("() => document.body.textContent"));
    }

    private static void fill(FilledShop filled, List<Shop> shops) {
        HOSTILE.forEach(text -> filled.item(text.strip(), text, 5));
        List<Placed> orders = new ArrayList<>();
        List<Review> reviews = new ArrayList<>();
        ParkedMessages parked = new ParkedMessages(filled.cloud.dynamoDb(), filled.table("Shops"));
        KeptSignals kept = new KeptSignals(filled.cloud.dynamoDb(), filled.table("Shops"));
        NoticeLog log = new NoticeLog(filled.cloud.dynamoDb(), filled.table("Shops"));
        for (int i = 0; i < HOSTILE.size(); i++) {
            String text = HOSTILE.get(i);
            Shop shop = shops.get(i / EACH);
            // Unknown to the item list, so that the order is held and the code stands in its evidence.
            orders.add(new Placed(
                    FilledOrders.order(
                            shop,
                            "o" + text,
                            OrderStatus.AWAITING_SHIPMENT,
                            text + "?",
                            1,
                            Duration.ofHours(1),
                            Duration.ofHours(9)),
                    List.of(),
                    ""));
            reviews.add(filled.review(
                    shop,
                    "r" + text,
                    "p" + text,
                    1,
                    text,
                    text,
                    Duration.ofMinutes(60 + i),
                    false,
                    List.of(new Mention(Aspect.QUALITY, Polarity.BAD, "bad"))));
            parked.park(new Parked(text, text, text, i % 2 == 0 ? text : "", NOW.minusSeconds(1_000 - i)));
            kept.keep(List.of(new Signal(
                    77, text, Optional.of(new ShopId(text)), Optional.empty(), NOW, List.of(), Map.of("x", text))));
            if (i % EACH < 10) {
                Notice notice = Notice.of(
                        "n" + i,
                        NoticeType.PUBLISH_FAILED,
                        shop.id(),
                        text,
                        NOW.minusSeconds(i),
                        Map.of("sku", text, "channel", text, "reason", text));
                log.begin(notice.id(), notice.shop(), notice.at(), NoticeCodec.write(notice), NOW, NOW.plusSeconds(60));
            }
        }
        HostileDesk desk = new HostileDesk(filled, shops.getFirst(), HOSTILE.subList(0, EACH));
        orders.addAll(desk.orders());
        List<Order> stored = filled.orders.store(orders);
        filled.write(reviews);
        filled.flush();
        desk.fill(stored);
    }
}
