package dev.backroom.console;

import static dev.backroom.console.ConsoleWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Shop;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.stock.Drift;
import dev.backroom.model.stock.Listing;
import dev.backroom.model.stock.Movement;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.store.stock.AttentionTable;
import dev.backroom.store.stock.KnownListing;
import dev.backroom.store.stock.Listed;
import dev.backroom.store.stock.ListingTable;
import dev.backroom.store.stock.PublishTable;
import dev.backroom.store.stock.StockMoves;
import dev.backroom.store.stock.StockPositionTable;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The stock page: what lies apart, and why a channel shows another figure, as far as anybody knows. */
@Tag("engine")
final class StockPageTest {
    private static final Sku MUG = new Sku("MUG");

    private final ConsoleWorld world = new ConsoleWorld();
    private final Shop shop = world.shop("1", "Maple");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void showsWhatCameBackAndWaitsToBeLookedAt_inBothLanguages() {
        world.item("MUG", "Mug", 50);
        new StockMoves(world.dynamo, "Stock", Clock.fixed(NOW, ZoneOffset.UTC))
                .book(
                        Shop.DEFAULT_OWNER,
                        new Movement(
                                Movement.Kind.RETURN,
                                new Slot(MUG, Slot.MAIN).quarantine(),
                                3,
                                "4035",
                                "backroom",
                                "came back"));
        world.attention.settle(
                Shop.DEFAULT_OWNER, Set.of(new AttentionTable.Entry(AttentionTable.Reason.QUARANTINED, MUG)), NOW);

        assertThat(text(""))
                .containsSubsequence(
                        "Needs somebody",
                        "50 + 3 in quarantine",
                        "Came back and waits for inspection in main@quarantine",
                        "All SKUs",
                        "50 + 3 in quarantine");
        assertThat(text("zh")).contains("50 + 3 件隔离中", "main@quarantine 中的退货待检查");
    }

    @Test
    void namesTheUnitsThatLeftAlthoughTheFiguresDidNotHaveThem() {
        world.item("MUG", "Mug", 1);
        world.store(
                List.of(ConsoleWorld.order(shop, "577", OrderStatus.IN_TRANSIT, "MUG", 3, Duration.ofHours(9), false)));

        assertThat(text("")).contains("2 left that the figures did not have");
        assertThat(text("zh")).contains("2 件已发出但账面没有");
    }

    @Test
    void saysThatAFigureWasChangedByHand_onlyWhereThatIsKnown() {
        world.item("MUG", "Mug", 50);
        Listing listing = new Listing(shop.id(), "17", "27", true, List.of("71"));
        new ListingTable(world.dynamo, "Stock")
                .learn(Optional.empty(), new KnownListing(Shop.DEFAULT_OWNER, MUG, listing));
        for (Drift.Phase phase : List.of(Drift.Phase.DOUBTED, Drift.Phase.SUSPECTED, Drift.Phase.TOLD)) {
            seen(new Drift(phase, 1, NOW.minusSeconds(60), 77));
            assertThat(text("")).as("%s", phase).doesNotContain("by hand").containsPattern("since 11-20");
            assertThat(text("zh")).as("%s", phase).doesNotContain("手动", "手工");
        }

        seen(new Drift(Drift.Phase.SUSPECTED, 1, NOW.minusSeconds(60), 77, true));

        assertThat(text("")).contains("Changed by hand on the platform, as it says");
        assertThat(text("zh")).contains("平台称有人手动修改");
    }

    private void seen(Drift drift) {
        Listed listed = new StockPositionTable(world.dynamo, "Stock")
                .read(Shop.DEFAULT_OWNER, Set.of(MUG))
                .find(MUG)
                .orElseThrow()
                .listings()
                .getFirst();
        assertThat(new PublishTable(world.dynamo, "Stock").looked(Shop.DEFAULT_OWNER, listed, drift, false))
                .isTrue();
    }

    private String text(String language) {
        return Seen.text(
                world.page(language.isEmpty() ? Map.of("page", "stock") : Map.of("page", "stock", "lang", language)));
    }
}
