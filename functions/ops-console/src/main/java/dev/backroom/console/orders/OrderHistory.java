package dev.backroom.console.orders;

import dev.backroom.console.html.Table;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.request.Page;
import dev.backroom.console.text.DeskWord;
import dev.backroom.console.text.Holds;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Phrase;
import dev.backroom.console.text.States;
import dev.backroom.console.text.Word;
import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.ship.Handover;
import dev.backroom.model.ship.Parcel;
import dev.backroom.store.order.Decided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that ever happened to an order, newest first; then its parcels and cases as they stand. */
public final class OrderHistory {
    private final PageContext sheet;
    private final Shop shop;
    private final Order order;
    private final OrderFile file;
    private final List<Event> events = new ArrayList<>();

    /**
     * One thing that happened.
     *
     * @param by who did it
     */
    private record Event(Instant at, String what, String details, String by) {}

    public OrderHistory(PageContext sheet, Shop shop, Order order, OrderFile file) {
        this.sheet = sheet;
        this.shop = shop;
        this.order = order;
        this.file = file;
    }

    public void write() {
        sheet.heading(DeskWord.HISTORY);
        platform();
        sheet.part(file.decisions(), all -> all.forEach(this::decided));
        sheet.part(
                file.wave(),
                found -> found.ifPresent(wave -> add(
                        wave.at(),
                        DeskWord.INTO_WAVE.in(sheet.language(), wave.id()),
                        wave.warehouse(),
                        DeskWord.DESK)));
        sheet.part(file.handover(), found -> found.ifPresent(this::handedOver));
        sheet.part(file.cases(), all -> all.forEach(this::happened));
        // Of one time, what was told last came last.
        Collections.reverse(events);
        events.sort(Comparator.comparing(Event::at).reversed());
        Table table = sheet.table(List.of(DeskWord.WHEN, DeskWord.HAPPENED, Word.DETAILS, DeskWord.BY), List.of());
        events.forEach(event -> table.row("")
                .cell(sheet.minute(event.at(), shop.zone()), "when")
                .cell(event.what(), "strong")
                .cell(event.details(), "long")
                .cell(event.by())
                .endRow());
        table.done();
        sheet.part(
                file.handover(),
                found -> found.map(Handover::parcels)
                        .filter(parcels -> !parcels.isEmpty())
                        .ifPresent(this::parcels));
        sheet.part(file.cases(), this::cases);
    }

    private void platform() {
        add(order.created(), DeskWord.ORDERED);
        order.paid().ifPresent(at -> add(at, DeskWord.PAID));
        order.milestones().ready().ifPresent(at -> add(at, DeskWord.ARRANGED));
        order.milestones().collected().ifPresent(at -> add(at, DeskWord.COLLECTED));
        order.milestones().delivered().ifPresent(at -> add(at, DeskWord.DELIVERED));
        order.milestones().cancelled().ifPresent(at -> add(at, DeskWord.CANCELLED));
        add(
                order.updated(),
                DeskWord.CHANGED_THERE.in(sheet.language(), sheet.word(States.of(order.status()))),
                "",
                DeskWord.PLATFORM);
    }

    private void decided(Decided one) {
        String gone = holds(one.before(), one.after());
        String come = holds(one.after(), one.before());
        List<String> details = new ArrayList<>();
        if (!gone.isEmpty()) {
            details.add(DeskWord.LET_GO.in(sheet.language(), gone));
        }
        if (!come.isEmpty()) {
            details.add(DeskWord.PUT_ON.in(sheet.language(), come));
        }
        if (!one.why().isEmpty()) {
            details.add(one.why());
        }
        events.add(new Event(one.at(), sheet.word(did(one.did())), String.join(" \u00b7 ", details), one.who()));
    }

    /** The holds, kept as a code and a fingerprint, that stand in one list and not in the other. */
    private String holds(List<String> in, List<String> notIn) {
        return in.stream()
                .filter(hold -> !notIn.contains(hold))
                .map(hold -> hold.split(" ", 2)[0])
                .map(this::hold)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String hold(String name) {
        for (HoldCode code : HoldCode.values()) {
            if (code.name().equals(name)) {
                return sheet.word(Holds.name(code));
            }
        }
        return name;
    }

    private void handedOver(Handover handover) {
        List<String> details = new ArrayList<>();
        if (!handover.reference().isEmpty()) {
            details.add(handover.reference());
        }
        if (!handover.reason().isEmpty()) {
            details.add(handover.reason());
        }
        add(
                handover.since(),
                DeskWord.HANDED.in(sheet.language(), sheet.word(States.of(handover.stage()))),
                String.join(" \u00b7 ", details),
                DeskWord.DESK);
    }

    private void happened(Aftersale one) {
        add(
                one.seen().created(),
                DeskWord.CASE_OPENED.in(sheet.language(), one.key().id()),
                asked(one),
                DeskWord.PLATFORM);
        one.refunded().ifPresent(at -> add(at, sheet.word(DeskWord.REFUNDED), refund(one), DeskWord.PLATFORM));
    }

    private String asked(Aftersale one) {
        String remedy = sheet.word(States.of(one.seen().remedy()));
        String reason = one.seen().reason().replace('_', ' ');
        return reason.isEmpty() ? remedy : remedy + " (" + reason + ")";
    }

    private static String refund(Aftersale one) {
        return one.seen()
                .refund()
                .map(money -> Numbers.money(money.amount(), money.currency()))
                .orElse("");
    }

    private void parcels(List<Parcel> parcels) {
        sheet.heading(DeskWord.PARCELS);
        Table table = sheet.table(
                List.of(DeskWord.PARCEL, DeskWord.CARRIER, DeskWord.TRACKING, Word.ITEMS, Word.STATE, DeskWord.LABEL),
                List.of());
        parcels.forEach(parcel -> table.row("")
                .cell(parcel.id(), "id")
                .cell(parcel.carrier())
                .cell(parcel.tracking(), "id")
                .cell(
                        parcel.units().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(units -> units.getKey() + " \u00d7" + units.getValue())
                                .collect(Collectors.joining(", ")),
                        "id any")
                .cell(sheet.word(States.of(parcel.state())))
                .cell(() -> label(parcel), "acts")
                .endRow());
        table.done();
    }

    /** Only the platform's carriers' labels are kept, and nothing is printed that is not to be packed. */
    private void label(Parcel parcel) {
        if (parcel.labelUntil().isPresent() && order.lane().equals(Optional.of(Lane.RELEASED))) {
            Map<String, String> action = new LinkedHashMap<>();
            action.put("name", "label");
            action.put("shop", shop.id().value());
            action.put("order", order.key().order());
            action.put("parcel", parcel.id());
            sheet.links().button(sheet.word(DeskWord.PRINT_LABEL), action, "");
        }
    }

    private void cases(List<Aftersale> all) {
        if (all.isEmpty()) {
            return;
        }
        sheet.heading(DeskWord.CASES);
        Table table = sheet.table(
                List.of(Word.CASE, Word.ASKED_FOR, Word.STATE, Word.REFUND, Word.ANSWER_BY), List.of(Word.REFUND));
        for (Aftersale one : all) {
            table.row("")
                    .cell(one.key().id(), "id")
                    .cell(asked(one))
                    .cell(sheet.word(States.of(one.seen().state())))
                    .cell(refund(one), "num")
                    .cell(() -> answer(one), "when")
                    .endRow();
        }
        table.done();
    }

    private void answer(Aftersale one) {
        one.open()
                .ifPresent(step ->
                        sheet.links().to(Page.AFTERSALES, Map.of(), sheet.minute(step.due(), shop.zone()), "strong"));
    }

    private void add(Instant at, Phrase what) {
        add(at, sheet.word(what), "", DeskWord.PLATFORM);
    }

    private void add(Instant at, String what, String details, Phrase by) {
        events.add(new Event(at, what, details, sheet.word(by)));
    }

    private static Phrase did(Decided.Did did) {
        return switch (did) {
            case RELEASED -> DeskWord.DID_RELEASED;
            case HELD -> DeskWord.DID_HELD;
            case NOTED -> DeskWord.DID_NOTED;
            case CANCEL_ASKED -> DeskWord.DID_CANCEL_ASKED;
            case CANCELLED -> DeskWord.DID_CANCELLED;
            case CANCEL_REFUSED -> DeskWord.DID_CANCEL_REFUSED;
            case CASE_APPROVED -> DeskWord.DID_CASE_APPROVED;
            case CASE_REFUSED -> DeskWord.DID_CASE_REFUSED;
            case LABEL_PRINTED -> DeskWord.DID_LABEL_PRINTED;
        };
    }
}
