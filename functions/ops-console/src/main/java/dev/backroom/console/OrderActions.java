package dev.backroom.console;

import dev.backroom.model.order.CancelReason;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What somebody may do about an order, as buttons. */
final class OrderActions {
    private final Sheet sheet;

    OrderActions(Sheet sheet) {
        this.sheet = sheet;
    }

    void write(Order order) {
        if (order.holds().stream().anyMatch(hold -> hold.code().actions().contains(HoldCode.Action.RELEASE))) {
            button(order, Word.RELEASE, Map.of("name", "release"), Word.REALLY_RELEASE);
        }
        if (order.lane().equals(Optional.of(Lane.READY))) {
            button(order, Word.STOP, Map.of("name", "stop"), Word.REALLY_STOP);
        }
        order.holds().stream()
                .map(Hold::code)
                .flatMap(code -> Holds.cancelled(code).stream())
                .distinct()
                .forEach(reason -> cancel(order, reason));
    }

    private void cancel(Order order, CancelReason reason) {
        button(order, Holds.cancel(reason), Map.of("name", "cancel", "reason", reason.text()), Word.REALLY_CANCEL);
    }

    private void button(Order order, Word word, Map<String, String> what, Word question) {
        Map<String, String> action = new LinkedHashMap<>(what);
        action.put("shop", order.key().shop().value());
        action.put("id", order.key().order());
        sheet.links().button(sheet.word(word), action, sheet.word(question));
    }
}
