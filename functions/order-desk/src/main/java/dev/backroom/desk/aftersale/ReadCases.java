package dev.backroom.desk.aftersale;

import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.runtime.queue.Parking;
import dev.backroom.tiktok.aftersale.CaseFilter;
import dev.backroom.tiktok.aftersale.CasePage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

/** Reads cases from the platform, page by page, and keeps each page before it asks for the next. */
public final class ReadCases {
    /** How far back the latest cases are read where nobody says which order is meant. */
    static final Duration LATEST = Duration.ofHours(1);

    private final CaseDesk desk;
    private final StoreCases keep;
    private final Parking parked;
    private final Clock clock;

    public ReadCases(CaseDesk desk, StoreCases keep, Parking parked, Clock clock) {
        this.desk = desk;
        this.keep = keep;
        this.parked = parked;
        this.clock = clock;
    }

    /**
     * What a read found.
     *
     * @param read cases that the search gave
     * @param changed cases that were new here, or said something else
     */
    public record Found(int read, int changed) {
        Found plus(Found other) {
            return new Found(read + other.read, changed + other.changed);
        }
    }

    Found latest(Shop shop, CaseKind kind, Instant now) {
        return all(shop, kind, new CaseFilter.Updated(now.minus(LATEST), now));
    }

    Found all(Shop shop, CaseKind kind, CaseFilter filter) {
        return all(shop, kind, filter, (page, kept) -> {});
    }

    /** @param after told of each page that is kept, and what was found on it */
    Found all(Shop shop, CaseKind kind, CaseFilter filter, BiConsumer<CasePage, Found> after) {
        Found found = new Found(0, 0);
        String token = "";
        do {
            CasePage page = desk.search(shop, kind, filter, clock.instant(), token);
            Found here = new Found(page.cases().size() + page.unreadable().size(), keep.keep(shop, page.cases()));
            found = found.plus(here);
            page.unreadable()
                    .forEach((id, reason) -> parked.park(new Parked(
                            "case#" + shop.id() + "#" + kind + "#" + id,
                            SyncCases.QUEUE,
                            "the platform's case cannot be read: " + reason,
                            "",
                            clock.instant())));
            after.accept(page, here);
            token = page.nextPageToken();
        } while (!token.isEmpty());
        return found;
    }
}
