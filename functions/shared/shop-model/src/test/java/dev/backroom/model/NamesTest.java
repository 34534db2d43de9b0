package dev.backroom.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a#b", "line\nbreak", "nul\0", "del\u007f"})
    void refusesWhatAKeyCannotHold_andNeverRepeatsIt(String text) {
        assertThatThrownBy(() -> new ShopId(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("shop id ")
                .hasMessageNotContainingAny("a#b", "line", "nul");
        assertThatThrownBy(() -> OrderKey.of("1", text)).hasMessageStartingWith("order id ");
    }

    @Test
    void refusesAnIdThatIsTooLong() {
        assertThatThrownBy(() -> new Sku("x".repeat(129))).hasMessageContaining("longer than 128");
        assertThat(new Sku(" " + "x".repeat(128) + " ").code()).hasSize(128);
    }

    @Test
    void sortsKeysByShopThenOrder() {
        assertThat(new TreeSet<>(Stream.of(OrderKey.of("2", "1"), OrderKey.of("1", "9"), OrderKey.of("1", "10"))
                        .toList()))
                .extracting(OrderKey::toString)
                .containsExactly("1#10", "1#9", "2#1");
    }

    @Test
    void comparesMoneyByValueAndNeverMixesCurrencies() {
        assertThat(Money.of("5000.00", "IDR")).isEqualTo(Money.of("5000", "IDR"));
        assertThat(Money.of("0.00", "USD").plus(Money.of("0.10", "USD"))).isEqualTo(Money.of("0.1", "USD"));
        assertThatThrownBy(() -> Money.of("1", "USD").plus(Money.of("1", "EUR")))
                .hasMessageContaining("EUR to USD");
        assertThatThrownBy(() -> Money.of("1", "dollars")).hasMessageContaining("ISO 4217");
    }

    @Test
    void readsBothSpellingsOfAState() {
        assertThat(OrderStatus.of("CANCEL"))
                .isEqualTo(OrderStatus.of("cancelled"))
                .isEqualTo(OrderStatus.CANCELLED);
        assertThat(OrderStatus.of("SOMETHING_NEW")).isEqualTo(OrderStatus.UNRECOGNISED);
    }

    @Test
    void hidesARecipientInEveryTextForm() {
        assertThat("" + new Recipient("Ann", "+1 555", "1 Street", "1", "US", "please hurry"))
                .isEqualTo("Recipient[hidden]");
    }

    @Test
    void refusesALevelThatPromisesMoreThanThereIs() {
        assertThatThrownBy(() -> new StockLevel(new Slot(new Sku("A"), Slot.MAIN), 2, 3, 1))
                .hasMessageContaining("reserved 3 of 2");
        assertThat(new StockLevel(new Slot(new Sku("A"), Slot.MAIN), 3, 1, 1).available())
                .isEqualTo(2);
    }

    @Test
    void refusesABundleThatMakesNoSense() {
        Sku sku = new Sku("SET");
        assertThatThrownBy(() -> new Item(sku, "", Map.of(sku, 1), 0)).hasMessageContaining("contains itself");
        assertThatThrownBy(() -> new Item(sku, "", Map.of(new Sku("A"), 0), 0)).hasMessageContaining("fewer than 1");
    }

    @Test
    void packsInTheMainWarehouse_unlessTheShopNamedAnother() {
        Shop shop = new Shop(
                new ShopId("1"),
                "Mugs",
                "US",
                ZoneOffset.UTC,
                "cipher",
                "seller",
                Shop.DEFAULT_OWNER,
                Instant.EPOCH,
                Shop.State.CONNECTED,
                Map.of("7001", "east"));

        assertThat(shop.warehouseFor("7001")).isEqualTo("east");
        assertThat(shop.warehouseFor("7002")).isEqualTo(Slot.MAIN);
    }
}
