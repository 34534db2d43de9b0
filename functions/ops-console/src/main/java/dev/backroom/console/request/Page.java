package dev.backroom.console.request;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The pages. */
public enum Page {
    TODAY,
    ORDERS,
    WAVES,
    STOCK,
    AFTERSALES,
    REVIEWS,
    SYSTEM,
    /** One order; other pages lead to it. */
    ORDER,
    /** Leads to the cancellation of one. */
    CANCEL,
    /** A decision about many orders. */
    BULK;

    /** The pages that every page leads to. */
    public static List<Page> inMenu() {
        return Arrays.stream(values()).filter(page -> page.compareTo(ORDER) < 0).toList();
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
