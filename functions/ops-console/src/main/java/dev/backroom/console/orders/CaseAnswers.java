package dev.backroom.console.orders;

import dev.backroom.console.page.PageContext;
import dev.backroom.console.text.Word;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.CaseRequest;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.aftersale.RejectReason;
import dev.backroom.model.order.OrderKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The answers that a case waits for, as buttons: approve, or refuse for one of the platform's reasons. */
public final class CaseAnswers {
    private static final int REASONS = 6;

    private final PageContext sheet;

    public CaseAnswers(PageContext sheet) {
        this.sheet = sheet;
    }

    public void write(Aftersale one, NextStep step) {
        if (!sheet.links().acts()) {
            sheet.html().text(sheet.word(Word.BY_COMMAND));
            return;
        }
        sheet.links().button(sheet.word(Word.APPROVE), action(one, step, true, ""), sheet.word(Word.REALLY_APPROVE));
        List<RejectReason> reasons = one.reasons();
        if (reasons.isEmpty()) {
            sheet.html().text(" " + sheet.word(Word.BY_COMMAND));
        }
        reasons.stream()
                .limit(REASONS)
                .forEach(reason -> sheet.links()
                        .button(
                                Word.REFUSE.in(
                                        sheet.language(), reason.text().isEmpty() ? reason.name() : reason.text()),
                                action(one, step, false, reason.name()),
                                sheet.word(Word.REALLY_REFUSE)));
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
