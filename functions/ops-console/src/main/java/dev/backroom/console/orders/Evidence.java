package dev.backroom.console.orders;

import dev.backroom.console.page.PageContext;
import dev.backroom.console.text.Texts;
import dev.backroom.console.text.Times;
import dev.backroom.model.order.Hold;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.triage.Finding;
import dev.backroom.model.triage.FraudReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What shows a hold, in words. Evidence that is a name of something, such as a SKU, stays as it is. */
public record Evidence(Texts t, Function<Instant, String> time) {
    public Evidence(Texts t, ZoneId zone) {
        this(t, at -> Times.minute(at, zone));
    }

    /** On a page, where times name their zone. */
    public static Evidence on(PageContext c, ZoneId zone) {
        return new Evidence(c.t(), at -> c.minute(at, zone));
    }

    public String of(Hold hold) {
        return hold.evidence().stream().map(one -> of(hold, one)).collect(Collectors.joining("; "));
    }

    private String of(Hold hold, String text) {
        return switch (hold.code()) {
            case ADDRESS_INCOMPLETE, ADDRESS_IMPLAUSIBLE, PHONE_INVALID -> finding(text);
            case SUSPECTED_FRAUD -> fraud(text);
            case BUYER_WISHES_CANCEL, BUYER_WISHES_CHANGE -> t.get("holdReadsAs", text);
            case HELD_BY_HAND -> stopped(text);
            case PLATFORM_HOLD -> text.equals("remorse hour") ? t.get("holdRemorse") : text;
            // The main warehouse goes without saying.
            case SHORT_STOCK, STOCK_MISMATCH -> text.replace("#" + Slot.MAIN + " ", " ");
            case UNKNOWN_SKU, BUYER_ASKS_CANCEL, UNKNOWN_STATUS, ADDRESS_MASKED, OUTSIDE_CHECK -> text;
        };
    }

    private String finding(String text) {
        for (Finding.Field field : Finding.Field.values()) {
            for (Finding.Rule rule : Finding.Rule.values()) {
                if (new Finding(field, rule).toString().equals(text)) {
                    return t.of("field", field) + ": " + t.of("rule", rule);
                }
            }
        }
        return text;
    }

    private String fraud(String text) {
        int points = text.indexOf(" +");
        String reason = points < 0 ? text : text.substring(0, points);
        for (FraudReason one : FraudReason.values()) {
            if (one.text().equals(reason)) {
                return t.of("fraud", one) + text.substring(reason.length());
            }
        }
        return text;
    }

    private String stopped(String text) {
        try {
            return t.get("holdStoppedAt", time.apply(Instant.parse(text)));
        } catch (DateTimeException e) {
            return text;
        }
    }
}
