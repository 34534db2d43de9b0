package dev.backroom.console.orders;

import dev.backroom.console.page.Form;
import dev.backroom.console.page.PageContext;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.CaseRequest;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.order.OrderKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answers that a case waits for: approve, or refuse for one of the platform's reasons.
 *
 * @param due until when, where that stands beside the buttons
 * @param text what else there is to say
 * @param failure why the case could not be read; empty text where it was
 */
public record CaseAnswers(Optional<Due.Shown> due, List<Form> buttons, String text, String failure) {
    private static final int REASONS = 6;

    public CaseAnswers {
        buttons = List.copyOf(buttons);
    }

    public static CaseAnswers of(PageContext c, Aftersale one, NextStep step, Optional<Due.Shown> due) {
        String command = c.t().get("byCommand");
        if (!c.acts()) {
            return new CaseAnswers(due, List.of(), command, "");
        }
        List<Form> buttons = new ArrayList<>();
        c.links()
                .button(c.t().get("approve"), action(one, step, true, ""), "primary", c.t().get("reallyApprove"))
                .ifPresent(buttons::add);
        one.reasons().stream()
                .limit(REASONS)
                .flatMap(reason -> c
                        .links()
                        .button(
                                c.t().get("refuse", reason.text().isEmpty() ? reason.name() : reason.text()),
                                action(one, step, false, reason.name()),
                                "",
                                c.t().get("reallyRefuse"))
                        .stream())
                .forEach(buttons::add);
        return new CaseAnswers(due, buttons, one.reasons().isEmpty() ? command : "", "");
    }

    private static Map<String, String> action(Aftersale one, NextStep step, boolean approve, String reason) {
        OrderKey order = one.key().order();
        CaseRequest asked = new CaseRequest(one.key(), step, approve, reason, "console");
        Map<String, String> action = new HashMap<>(asked.facts());
        action.put("name", "answer");
        action.put("shop", order.shop().value());
        action.put("order", order.order());
        return action;
    }
}
