package dev.backroom.console.request;

import dev.backroom.console.text.BulkWord;
import dev.backroom.console.text.CancelWord;
import dev.backroom.console.text.Phrase;
import dev.backroom.console.text.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The pages. */
public enum Page {
    TODAY(Word.TODAY_PAGE),
    ORDERS(Word.ORDERS_PAGE),
    WAVES(Word.WAVES_PAGE),
    STOCK(Word.STOCK_PAGE),
    AFTERSALES(Word.AFTERSALES_PAGE),
    REVIEWS(Word.REVIEWS_PAGE),
    SYSTEM(Word.SYSTEM_PAGE),
    /** One order; other pages lead to it. */
    ORDER(Word.ORDER),
    /** Leads to the cancellation of one. */
    CANCEL(CancelWord.CANCEL_THIS),
    /** A decision about many orders. */
    BULK(BulkWord.TITLE);

    private final Phrase title;

    Page(Phrase title) {
        this.title = title;
    }

    /** The pages that every page leads to. */
    public static List<Page> inMenu() {
        return Arrays.stream(values()).filter(page -> page.compareTo(ORDER) < 0).toList();
    }

    public Phrase title() {
        return title;
    }

    /** The name in events and addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The page of a name; the first one for every name that is none. */
    public static Page of(String code) {
        for (Page page : values()) {
            if (page.code().equals(code)) {
                return page;
            }
        }
        return TODAY;
    }
}
