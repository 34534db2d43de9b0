package dev.backroom.console;

import dev.backroom.console.action.Done;
import dev.backroom.console.action.LabelPrint;
import dev.backroom.console.action.PerformAction;
import dev.backroom.console.aftersales.AftersalesPage;
import dev.backroom.console.html.Html;
import dev.backroom.console.orders.BulkConfirm;
import dev.backroom.console.orders.BulkPage;
import dev.backroom.console.orders.CancelPage;
import dev.backroom.console.orders.OrderPage;
import dev.backroom.console.orders.OrdersPage;
import dev.backroom.console.page.ConsoleTables;
import dev.backroom.console.page.Frame;
import dev.backroom.console.page.Links;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.page.Waiting;
import dev.backroom.console.request.Action;
import dev.backroom.console.request.PageRequest;
import dev.backroom.console.request.Setting;
import dev.backroom.console.reviews.ReviewsPage;
import dev.backroom.console.stock.StockPage;
import dev.backroom.console.system.SystemPage;
import dev.backroom.console.today.TodayPage;
import dev.backroom.console.waves.WavesPage;
import dev.backroom.model.Shop;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/** Answers what is asked: does it where something is to be done, and shows the page. */
public final class Console {
    private final ConsoleTables rooms;

    public Console(ConsoleTables rooms) {
        this.rooms = rooms;
    }

    public String answer(PageRequest ask) {
        Optional<LabelPrint> label = ask.action()
                .flatMap(action -> action instanceof Action.PrintLabel asked
                        ? LabelPrint.of(rooms, asked, PerformAction.WHO)
                        : Optional.empty());
        if (label.isPresent() && ask.setting() instanceof Setting.OwnPage) {
            return label.get().file();
        }
        Optional<Done> done =
                label.isPresent() ? Optional.empty() : ask.action().flatMap(new PerformAction(rooms)::act);
        Html html = new Html();
        try (Reading reading = new Reading()) {
            Future<Part<List<Shop>>> shops = reading.part("shops", rooms.shops()::all);
            List<Shop> all = Waiting.of(shops) instanceof Part.Read<List<Shop>>(List<Shop> read) ? read : List.of();
            PageContext sheet = new PageContext(
                    html,
                    ask,
                    new Links(html, ask),
                    ask.among(all),
                    rooms.clock().instant());
            if (ask.forFile()) {
                return new WavesPage(sheet, rooms).file(reading);
            }
            Frame.begin(sheet, all);
            done.ifPresent(one -> one.write(sheet));
            label.ifPresent(one -> one.link(sheet));
            sheet.part(shops, read -> {});
            page(sheet, all, done, reading);
            return html.end().done();
        }
    }

    private void page(PageContext sheet, List<Shop> all, Optional<Done> done, Reading reading) {
        if (sheet.ask().action().orElse(null) instanceof Action.Plan plan) {
            new BulkConfirm(sheet, rooms, all).write(plan, reading);
            return;
        }
        switch (sheet.ask().page()) {
            case TODAY -> new TodayPage(sheet, rooms).write(reading);
            case ORDERS -> new OrdersPage(sheet, rooms).write(reading);
            case WAVES -> new WavesPage(sheet, rooms).write(reading);
            case STOCK -> new StockPage(sheet, rooms).write(reading);
            case AFTERSALES -> new AftersalesPage(sheet, rooms.aftersales()).write(reading);
            case REVIEWS -> new ReviewsPage(sheet, rooms.reviews()).write(reading);
            case ORDER -> new OrderPage(sheet, rooms, all).write(reading);
            case CANCEL -> {
                if (done.filter(Done::well).isPresent()) {
                    new OrderPage(sheet, rooms, all).write(reading);
                } else {
                    new CancelPage(sheet, rooms, all).write(reading);
                }
            }
            case BULK -> new BulkPage(sheet, rooms, all).write(reading);
            case SYSTEM -> new SystemPage(sheet, rooms).write(reading);
        }
    }
}
