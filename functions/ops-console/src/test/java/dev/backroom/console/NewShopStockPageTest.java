package dev.backroom.console;

import static dev.backroom.console.ConsoleWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Shop;
import dev.backroom.store.stock.Coverage;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the stock page says of a shop that was connected just now. */
@Tag("engine")
final class NewShopStockPageTest {
    private static final String ALL_IS_WELL = "Nothing is short, and channels show what we have.";

    private final ConsoleWorld world = new ConsoleWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void saysThatListingsAreNotReadYet_whenAShopWasJustConnected() {
        world.shop("1", "Maple");
        world.attention.settle(Shop.DEFAULT_OWNER, Set.of(), NOW.minusSeconds(300));

        assertThat(page("en"))
                .contains("Maple: The listings have not been read yet: what the channel shows is not known.")
                .contains("Of what is known, nothing is short.")
                .doesNotContain(ALL_IS_WELL);
        assertThat(page("zh")).contains("Maple: 尚未读取商品列表：渠道显示的数字未知。").doesNotContain("渠道数字与我们一致");
    }

    @Test
    void saysHowManyListingsAreNotPublished_untilAllAre() {
        Shop maple = world.shop("1", "Maple");
        world.attention.settle(Shop.DEFAULT_OWNER, Set.of(), NOW.minusSeconds(300));
        world.listings.coverage(maple.id(), new Coverage(50, 12, 3));

        assertThat(page("en"))
                .contains("Maple: 12/50 listings wait to be published for the first time.")
                .contains("Maple: 3/50 listings have no counted stock")
                .doesNotContain(ALL_IS_WELL);

        world.listings.coverage(maple.id(), new Coverage(50, 0, 0));
        assertThat(page("en")).contains(ALL_IS_WELL).doesNotContain("Maple:");
    }

    @Test
    void claimsNothing_beforeTheFirstWatch() {
        Shop maple = world.shop("1", "Maple");
        world.listings.coverage(maple.id(), new Coverage(50, 0, 0));

        assertThat(page("en")).contains("The stock watch has not run yet.").doesNotContain(ALL_IS_WELL);
    }

    private String page(String language) {
        return Seen.text(world.page(Map.of("page", "stock", "lang", language)));
    }
}
