package dev.backroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Shop;
import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.Recipient;
import dev.backroom.store.order.CancelWish;
import dev.backroom.store.order.DecisionTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class CancelPageTest {
    private final ConsoleWorld world = new ConsoleWorld();
    private final Shop shop = world.shop("1", "Maple");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void choosesNoReasonBeforehand_butTheBuyersOwn() {
        held("577", HoldCode.PHONE_INVALID);
        held("578", HoldCode.BUYER_WISHES_CANCEL);

        assertThat(cancelPage("577")).doesNotContain("selected=").contains("name=\"action.reason\" required");
        assertThat(cancelPage("578")).contains("value=\"buyer-asked\" selected");
    }

    @Test
    void namesOrderAmountAndWhatTheBuyerSees_beforeAnythingIsDone() {
        OrderKey key = held("577", HoldCode.PHONE_INVALID);

        String page = world.page(confirm(key, "out-of-stock", "none left"));

        assertThat(Seen.text(page))
                .contains("Cancel order 577?", "Maple", "12.90 USD", "none left")
                .contains("“Cancelled by the seller: out of stock”, and the platform pays the amount back.")
                .contains("counts against the shop");
        assertThat(decisions().wish(key)).isEmpty();
        assertThat(world.stored(key).holds()).extracting(Hold::code).containsExactly(HoldCode.PHONE_INVALID);
        assertThat(Seen.text(world.page(confirm(key, "buyer-asked", "")))).contains("does not count against");
    }

    @Test
    void asksForAReason_whenNoneWasChosen() {
        OrderKey key = held("577", HoldCode.PHONE_INVALID);

        String page = world.page(confirm(key, "", "none left"));

        assertThat(Seen.text(page)).contains("choose the reason first").doesNotContain("Yes, cancel");
        assertThat(page).as("what was typed stays").contains("value=\"none left\"");
    }

    @Test
    void cancelsAndShowsTheOrder_onceItIsConfirmed() {
        OrderKey key = held("577", HoldCode.PHONE_INVALID);
        Map<String, String> action = Map.of(
                "name",
                "cancel",
                "shop",
                "1",
                "id",
                "577",
                "reason",
                "out-of-stock",
                "note",
                "",
                "seen",
                world.stored(key).deskMark());

        String page = Seen.text(world.page(page("577", action)));

        assertThat(page).contains("577 : Stopped; the platform is asked to cancel it", "Order 577", "History");
        assertThat(decisions().wish(key)).map(CancelWish::reason).contains(CancelReason.OUT_OF_STOCK);
    }

    /** The first button of a form is what Enter presses. */
    @Test
    void bringsNothingButANoteOrAQuestion_onTheDefaultKeyOfAnyFormWithAField() {
        held("577", HoldCode.PHONE_INVALID);
        List<String> pages = List.of(
                world.page(Map.of("page", "orders", "browser", Map.of("token", "t"))),
                world.page(Map.of("page", "order", "order", "577", "browser", Map.of("token", "t"))),
                cancelPage("577"));

        List<String> reached = pages.stream()
                .flatMap(page -> Pattern.compile("(?s)<form method=\"post\".*?</form>")
                        .matcher(page)
                        .results())
                .map(MatchResult::group)
                .filter(form -> form.contains("<input name="))
                .map(form -> form.replaceAll("(?s).*?name=\"action.name\" value=\"([a-z]+)\".*", "$1"))
                .toList();

        assertThat(reached).containsExactly("note", "note", "confirm");
    }

    private OrderKey held(String id, HoldCode code) {
        world.item("MUG", "Mug", 50);
        return world.held(
                shop,
                id,
                Duration.ofHours(9),
                new Recipient("A. Buyer", "1", "1 Example Street", "90001", "US", ""),
                new Hold(code, List.of("phone: unreadable")));
    }

    private String cancelPage(String id) {
        return world.page(Map.of("page", "cancel", "order", id, "browser", Map.of("token", "t")));
    }

    private Map<String, Object> confirm(OrderKey key, String reason, String note) {
        return page(
                key.order(), Map.of("name", "confirm", "shop", "1", "id", key.order(), "reason", reason, "word", note));
    }

    private static Map<String, Object> page(String id, Map<String, String> action) {
        return Map.of("page", "cancel", "order", id, "browser", Map.of("token", "t"), "action", action);
    }

    private DecisionTable decisions() {
        return new DecisionTable(world.dynamo, "Orders", "Desk");
    }
}
