package dev.backroom.desk.aftersale;

import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.CaseKey;
import dev.backroom.model.aftersale.CaseSnapshot;
import dev.backroom.store.aftersale.AftersaleTable;
import dev.backroom.tiktok.TikTokFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Stores what reads of cases say. Safe to repeat at any point. */
public final class StoreCases {
    private static final int ROUNDS = 5;
    private static final Logger LOG = Logger.getLogger(StoreCases.class);

    private final AftersaleTable table;
    private final CaseDesk desk;
    private final StockPosition shelf;

    /** Where the goods go that came back: {@link Quarantine#take}. */
    @FunctionalInterface
    interface StockPosition {
        /** Takes the case's unbooked units, once, however often it is asked. */
        void take(Shop shop, Aftersale one);
    }

    StoreCases(AftersaleTable table, CaseDesk desk, StockPosition shelf) {
        this.table = table;
        this.desk = desk;
        this.shelf = shelf;
    }

    public StoreCases(AftersaleTable table, CaseDesk desk, Quarantine quarantine) {
        this(table, desk, quarantine::take);
    }

    /** Keeps cases of the time before the shelf was counted: what came back then is in the count, or gone. */
    public static StoreCases ofHistory(AftersaleTable table, CaseDesk desk) {
        return new StoreCases(table, desk, (shop, one) -> {});
    }

    /**
     * Applies the reads, each for itself.
     *
     * @return how many cases changed
     * @throws IllegalStateException if somebody kept writing the same case
     */
    public int keep(Shop shop, List<CaseSnapshot> reads) {
        Map<CaseKey, Aftersale> stored =
                table.load(reads.stream().map(CaseSnapshot::key).distinct().toList());
        int changed = 0;
        for (CaseSnapshot read : reads) {
            changed += keep(shop, read, Optional.ofNullable(stored.get(read.key()))) ? 1 : 0;
        }
        return changed;
    }

    private boolean keep(Shop shop, CaseSnapshot read, Optional<Aftersale> loaded) {
        Optional<Aftersale> stored = loaded;
        for (int round = 1; round <= ROUNDS; round++) {
            Optional<Aftersale> after = Aftersale.after(stored, read);
            if (after.isEmpty()) {
                return false;
            }
            if (table.put(stored, whole(shop, after.get()))) {
                return true;
            }
            stored = Optional.ofNullable(table.load(List.of(read.key())).get(read.key()));
        }
        throw new IllegalStateException("case " + read.key() + " kept changing");
    }

    /** The case with what came back booked, and with what the seller may refuse it for. */
    private Aftersale whole(Shop shop, Aftersale after) {
        Aftersale whole = after;
        if (!whole.unbooked().isEmpty()) {
            shelf.take(shop, whole);
            whole = whole.booked();
        }
        if (whole.open().isPresent() && whole.reasons().isEmpty()) {
            try {
                whole = whole.refusable(desk.rejectReasons(shop, whole.key()));
            } catch (TikTokFailure e) {
                // The case can be approved without them; the command line asks again when it refuses.
                LOG.infof("case %s: the reasons for a refusal are not known: %s", whole.key(), e.getMessage());
            }
        }
        return whole;
    }
}
