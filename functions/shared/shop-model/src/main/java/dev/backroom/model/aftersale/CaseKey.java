package dev.backroom.model.aftersale;

import dev.backroom.model.Texts;
import dev.backroom.model.order.OrderKey;

/**
 * One case of one order.
 *
 * @param id the platform's cancel id or return id
 */
public record CaseKey(OrderKey order, CaseKind kind, String id) {
    public CaseKey {
        Texts.requireToken("case id", id);
    }

    @Override
    public String toString() {
        return order + "#" + kind + "#" + id;
    }
}
