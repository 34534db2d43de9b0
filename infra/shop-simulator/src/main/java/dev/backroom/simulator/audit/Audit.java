package dev.backroom.simulator.audit;

import dev.backroom.simulator.audit.Finding.Kind;
import dev.backroom.simulator.books.Books;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what a system stored with the books. It knows the platform's facts and none of the system's rules. */
public final class Audit {
    private static final String SHORT = "SHORT_STOCK";
    private static final String ON_HOLD = "PLATFORM_HOLD";
    private static final String ASKED = "BUYER_ASKS_CANCEL";
    private static final Set<String> NEVER = Set.of("UNKNOWN_SKU", "STOCK_MISMATCH", "UNKNOWN_STATUS");

    private final Books books;
    private final StoredEvening stored;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Integer> reservedByOrders = new HashMap<>();
    private final Map<String, Integer> consumedByOrders = new HashMap<>();
    private int shortOrders;

    private Audit(Books books, StoredEvening stored) {
        this.books = books;
        this.stored = stored;
    }

    /** Judges a finished evening. */
    public static AuditReport of(Books books, StoredEvening stored) {
        return new Audit(books, stored).report();
    }

    private AuditReport report() {
        Map<String, StoredEvening.Order> byId = byId();
        int found = 0;
        for (Map.Entry<String, Books.OrderEntry> booked : books.orders().entrySet()) {
            StoredEvening.Order order = byId.get(booked.getKey());
            if (order == null) {
                find(Kind.LOST_ORDER, booked.getKey(), "is " + booked.getValue().state() + " and was never stored");
            } else {
                found++;
                judge(order, booked.getValue());
            }
        }
        int oversold = levels();
        for (StoredEvening.Parked parked : stored.parked()) {
            if (parked.reason().isBlank()) {
                find(Kind.PARKED_WITHOUT_REASON, parked.queue(), "a message of " + parked.at());
            }
        }
        return new AuditReport(
                books.orders().size(),
                found,
                count(Kind.LOST_ORDER),
                oversold,
                count(Kind.RESERVATION) + count(Kind.LEVEL),
                count(Kind.STATUS),
                shortOrders,
                stored.parked().size(),
                findings);
    }

    private Map<String, StoredEvening.Order> byId() {
        Map<String, StoredEvening.Order> byId = new HashMap<>();
        for (StoredEvening.Order order : stored.orders()) {
            if (byId.put(order.id(), order) != null) {
                find(Kind.STRANGE_ORDER, order.id(), "is stored twice");
            }
            if (!books.orders().containsKey(order.id())) {
                find(Kind.STRANGE_ORDER, order.id(), "was never bought");
            }
            order.reserved().forEach((sku, units) -> reservedByOrders.merge(sku, units, Integer::sum));
            order.consumed().forEach((sku, units) -> consumedByOrders.merge(sku, units, Integer::sum));
        }
        return byId;
    }

    private void judge(StoredEvening.Order order, Books.OrderEntry booked) {
        if (!order.status().equals(booked.state())) {
            find(Kind.STATUS, order.id(), "is " + booked.state() + ", stored as " + order.status());
        }
        units(order.id(), "shipped", booked.shipped(), order.consumed());
        boolean isShort = order.holds().contains(SHORT);
        Map<String, Integer> waits = missing(booked.open(), order.reserved());
        boolean mayWait = !waits.isEmpty() && waits.keySet().stream().allMatch(this::isScarce);
        if (isShort && mayWait) {
            shortOrders++;
            surplus(order.id(), booked.open(), order.reserved());
        } else {
            units(order.id(), "reserved", booked.open(), order.reserved());
        }
        if (isShort && !mayWait) {
            find(Kind.SHORT_THOUGH_IT_FITS, order.id(), "carries " + SHORT + " and wants " + booked.open());
        }
        hold(order, ON_HOLD, booked.onHold(), !booked.state().equals("UNPAID"));
        hold(order, ASKED, booked.cancelAsked(), true);
        NEVER.stream()
                .filter(order.holds()::contains)
                .sorted()
                .forEach(code -> find(Kind.HOLD, order.id(), "carries " + code + " without a cause"));
    }

    private void hold(StoredEvening.Order order, String code, boolean expected, boolean decided) {
        boolean has = order.holds().contains(code);
        if (decided && has != expected) {
            find(Kind.HOLD, order.id(), (has ? "carries " : "lacks ") + code);
        }
    }

    private void units(String order, String what, Map<String, Integer> expected, Map<String, Integer> found) {
        if (!expected.equals(found)) {
            find(Kind.RESERVATION, order, what + " must be " + expected + ", stored " + sorted(found));
        }
    }

    private void surplus(String order, Map<String, Integer> wanted, Map<String, Integer> reserved) {
        reserved.forEach((sku, units) -> {
            if (units > wanted.getOrDefault(sku, 0)) {
                find(Kind.RESERVATION, order, "reserves " + units + " of " + sku + " and wants fewer");
            }
        });
    }

    private static Map<String, Integer> missing(Map<String, Integer> wanted, Map<String, Integer> reserved) {
        Map<String, Integer> missing = new HashMap<>();
        wanted.forEach((sku, units) -> {
            int lacks = units - reserved.getOrDefault(sku, 0);
            if (lacks > 0) {
                missing.put(sku, lacks);
            }
        });
        return missing;
    }

    private boolean isScarce(String sku) {
        Books.StockEntry entry = books.stock().get(sku);
        return entry != null && entry.isScarce();
    }

    /** Judges the levels; answers the units that were promised or went out although they were not there. */
    private int levels() {
        Map<String, StoredEvening.Level> levels = new HashMap<>();
        stored.levels().forEach(level -> levels.put(level.sku(), level));
        Set<String> skus = new TreeSet<>(books.stock().keySet());
        skus.addAll(reservedByOrders.keySet());
        skus.addAll(consumedByOrders.keySet());
        int oversold = 0;
        for (String sku : skus) {
            Books.StockEntry booked = books.stock().getOrDefault(sku, new Books.StockEntry(0, 0, 0, 0, 0));
            StoredEvening.Level level = levels.getOrDefault(sku, new StoredEvening.Level(sku, 0, 0));
            int promised = reservedByOrders.getOrDefault(sku, 0);
            int gone = consumedByOrders.getOrDefault(sku, 0);
            int tooMany = Math.max(
                    Math.max(
                            promised + gone - booked.counted() - booked.moved(),
                            level.reserved() - Math.max(0, level.onHand())),
                    Math.max(0, -level.onHand()));
            if (tooMany > 0) {
                oversold += tooMany;
                find(
                        Kind.OVERSOLD,
                        sku,
                        "by " + tooMany + ": counted " + (booked.counted() + booked.moved()) + ", promised " + promised
                                + ", gone " + gone + ", level " + level.reserved() + " of " + level.onHand());
            }
            level(sku, "on hand", booked.onHand(), level.onHand());
            level(sku, "reserved", booked.reserved(), level.reserved());
            level(sku, "reserved by all orders together", booked.reserved(), promised);
        }
        Set<String> strange = new HashSet<>(levels.keySet());
        strange.removeAll(books.stock().keySet());
        strange.forEach(sku -> find(Kind.LEVEL, sku, "is not on the seller's list"));
        return oversold;
    }

    private void level(String sku, String what, int expected, int found) {
        if (expected != found) {
            find(Kind.LEVEL, sku, what + " must be " + expected + ", found " + found);
        }
    }

    private static Map<String, Integer> sorted(Map<String, Integer> units) {
        return new TreeMap<>(units);
    }

    private int count(Kind kind) {
        return (int) findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    private void find(Kind kind, String subject, String text) {
        findings.add(new Finding(kind, subject, text));
    }
}
