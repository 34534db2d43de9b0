package dev.backroom.desk.wave;

import dev.backroom.model.Shop;
import dev.backroom.model.desk.WaveSettings;
import dev.backroom.model.order.ListedOrder;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.wave.Overload;
import dev.backroom.model.wave.Turn;
import dev.backroom.model.wave.Wave;
import dev.backroom.model.wave.WaveCalendar;
import dev.backroom.model.wave.WaveForecast;
import dev.backroom.model.wave.WavePlan;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.store.wave.WaveTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One look at one shop: its waves so far, and its backlog as it was when the look began. */
final class ShopRun {
    /** The most orders that are looked at, and that one wave can have. */
    static final int MOST_ORDERS = 10_000;
    /** How many days back a wave that was left half done is taken up; the platform cancels an order before they are over. */
    private static final int HALF_DONE_DAYS = 14;

    private final Shop shop;
    private final WaveSettings settings;
    private final WaveOrders orders;
    private final WaveTable table;
    private final FillWave fill;
    private final NoticeOutbox notices;
    private final Instant now;
    private final LocalDate today;
    private final List<Wave> waves = new ArrayList<>();
    private final Set<OrderKey> gone = new HashSet<>();
    private int released;
    private int ordersOut;
    private int atRisk;

    ShopRun(
            Shop shop,
            WaveSettings settings,
            WaveOrders orders,
            WaveTable table,
            FillWave fill,
            NoticeOutbox notices,
            Instant now) {
        this.shop = shop;
        this.settings = settings;
        this.orders = orders;
        this.table = table;
        this.fill = fill;
        this.notices = notices;
        this.now = now;
        this.today = now.atZone(shop.zone()).toLocalDate();
    }

    ReleaseWaves.ShopWaves result(String failure) {
        return new ReleaseWaves.ShopWaves(released, ordersOut, atRisk, failure);
    }

    void all() {
        for (Wave wave : table.since(shop.id(), today.minusDays(HALF_DONE_DAYS))) {
            waves.add(wave.state() == Wave.State.PLANNED ? filled(table.plan(wave)) : wave);
        }
        List<ListedOrder> ready = orders.ready(shop.id(), MOST_ORDERS);
        for (String warehouse : warehouses(ready)) {
            List<ListedOrder> backlog = waiting(ready.stream()
                    .filter(order -> order.warehouse().equals(warehouse))
                    .toList());
            WaveCalendar calendar = WaveCalendar.of(shop, settings, warehouse);
            regular(warehouse, calendar, backlog);
            overload(warehouse, calendar, waiting(backlog));
        }
    }

    private List<ListedOrder> waiting(List<ListedOrder> backlog) {
        return backlog.stream().filter(order -> !gone.contains(order.key())).toList();
    }

    /** Every warehouse that the shop is known to have, so that a turn without orders is over all the same. */
    private Set<String> warehouses(List<ListedOrder> ready) {
        Set<String> names = new TreeSet<>(settings.warehouses().keySet());
        names.addAll(shop.warehouses().values());
        ready.forEach(order -> names.add(order.warehouse()));
        if (names.isEmpty()) {
            names.add(Slot.MAIN);
        }
        return names;
    }

    private void regular(String warehouse, WaveCalendar calendar, List<ListedOrder> backlog) {
        Optional<Turn> due = calendar.due(now).filter(turn -> !turn.at().isBefore(shop.connectedAt()));
        if (due.isEmpty()) {
            return;
        }
        int left = calendar.capacity(today) - used(warehouse, Wave.Kind.REGULAR);
        int capacity = Overload.share(left, 1 + calendar.ahead(now).size());
        Wave wave = Wave.regular(shop.id(), warehouse, due.get(), capacity);
        if (waves.stream().noneMatch(known -> known.id().equals(wave.id()))) {
            release(wave, backlog, capacity);
        }
    }

    private void overload(String warehouse, WaveCalendar calendar, List<ListedOrder> backlog) {
        int used = used(warehouse, Wave.Kind.REGULAR);
        Overload overload = Overload.of(backlog, calendar, now, used);
        atRisk += overload.atRisk();
        if (overload.atRisk() > 0) {
            outgrown(warehouse, calendar, backlog, overload, used);
        }
        Overload after = Overload.of(waiting(backlog), calendar, now, used);
        table.forecasts().put(shop.id(), WaveForecast.of(warehouse, after, calendar, now, used));
    }

    private void outgrown(
            String warehouse, WaveCalendar calendar, List<ListedOrder> backlog, Overload overload, int used) {
        int number = 1 + (int) today(warehouse, Wave.Kind.EXTRA).count();
        int extra = number > settings.extraWaves() ? 0 : overload.extra(calendar, now, used);
        // Said before it is done: should the wave fail, the word is out all the same.
        notices.send(List.of(
                WaveNotices.overload(shop.id(), warehouse, today, overload, calendar.capacity(today), extra, now)));
        if (extra > 0) {
            release(Wave.extra(shop.id(), warehouse, today, number, now, extra), backlog, extra);
        }
    }

    private void release(Wave wave, List<ListedOrder> backlog, int capacity) {
        List<OrderKey> chosen = WavePlan.of(backlog, Math.min(MOST_ORDERS, capacity)).stream()
                .map(ListedOrder::key)
                .toList();
        waves.add(filled(table.claim(wave, chosen)));
    }

    private Wave filled(WaveTable.Plan plan) {
        FillWave.Filled filled = fill.fill(plan);
        gone.addAll(plan.orders());
        if (filled.first() && filled.wave().orders() > 0) {
            released++;
            ordersOut += filled.wave().orders();
        }
        return filled.wave();
    }

    private int used(String warehouse, Wave.Kind kind) {
        return today(warehouse, kind).mapToInt(Wave::orders).sum();
    }

    private Stream<Wave> today(String warehouse, Wave.Kind kind) {
        return waves.stream()
                .filter(wave -> wave.date().equals(today)
                        && wave.kind() == kind
                        && wave.warehouse().equals(warehouse));
    }
}
