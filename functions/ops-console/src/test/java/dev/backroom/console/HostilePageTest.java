package dev.backroom.console;

import static dev.backroom.console.ConsoleWorld.NOW;
import static dev.backroom.console.ConsoleWorld.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.console.request.Page;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.runtime.queue.Parked;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class HostilePageTest {
    private final ConsoleWorld world = new ConsoleWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void showsHostileTextAsText_whereverItCameFrom() {
        String hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202E&amp;\u0000";
        Shop shop = world.shop("1", hostile);
        world.item("A\"><b>", hostile, 5);
        world.store(List.of(
                order(shop, "<i>1</i>", OrderStatus.AWAITING_SHIPMENT, "<u>sku</u>", 1, Duration.ofHours(1), false)));
        world.parked.park(new Parked("<p>", "<q>", hostile, "", NOW));
        world.kept.keep(List.of(new Signal(
                77, "<n>", Optional.of(new ShopId("<s>")), Optional.empty(), NOW, List.of(), Map.of("x", hostile))));
        world.negative(shop, "r\"<x>", 1, hostile, Duration.ofHours(1));
        StringBuilder all = new StringBuilder();
        for (Page of : Page.values()) {
            String page = world.page(Map.of("page", of.code(), "browser", Map.of("token", "t")));
            all.append(page);
            assertThat(new TreeSet<>(Pattern.compile("<([a-z0-9]+)")
                            .matcher(page)
                            .results()
                            .map(match -> match.group(1))
                            .toList()))
                    .isSubsetOf(
                            "a",
                            "b",
                            "button",
                            "div",
                            "option",
                            "select",
                            "details",
                            "summary",
                            "form",
                            "h1",
                            "h2",
                            "h3",
                            "header",
                            "input",
                            "line",
                            "nav",
                            "p",
                            "polyline",
                            "rect",
                            "section",
                            "span",
                            "style",
                            "svg",
                            "table",
                            "tbody",
                            "td",
                            "text",
                            "th",
                            "thead",
                            "time",
                            "tr");
            assertThat(Pattern.compile("\\son[a-z]+\\s*=\\s*\"").matcher(page).find())
                    .isFalse();
            assertThat(page).doesNotContain("\u202E").doesNotContain("\u0000").doesNotContain("<b>&quot;");
        }
        assertThat(all.toString())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;img src=x onerror=alert(2)&gt;")
                .contains("&lt;u&gt;sku&lt;/u&gt;")
                .contains("&lt;i&gt;1&lt;/i&gt;")
                .contains("&lt;n&gt;");
    }

    @Test
    void takesNoMarkupFromTheEvent() {
        assertThat(world.page(Map.of("lang", "<script>", "page", "<script>", "x", "<script>")))
                .doesNotContain("<script");
    }
}
