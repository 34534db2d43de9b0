package dev.backroom.console;

import dev.backroom.model.Shop;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/** Answers what is asked: does it where something is to be done, and shows the page. */
final class Console {
    private final Rooms rooms;

    Console(Rooms rooms) {
        this.rooms = rooms;
    }

    String answer(Ask ask) {
        Optional<LabelPrint> label = ask.action()
                .flatMap(action -> action instanceof Action.PrintLabel asked
                        ? LabelPrint.of(rooms, asked, Acting.WHO)
                        : Optional.empty());
        if (label.isPresent() && ask.setting() instanceof Setting.OwnPage) {
            return label.get().file();
        }
        Optional<Done> done =
                label.isPresent() ? Optional.empty() : ask.action().flatMap(new Acting(rooms)::act);
        Html html = new Html();
        try (Reading reading = new Reading()) {
            Future<Part<List<Shop>>> shops = reading.part("shops", rooms.shops()::all);
            List<Shop> all = Waiting.of(shops) instanceof Part.Read<List<Shop>>(List<Shop> read) ? read : List.of();
            Sheet sheet = new Sheet(
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

    private void page(Sheet sheet, List<Shop> all, Optional<Done> done, Reading reading) {
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
