package dev.backroom.console.orders;

import dev.backroom.console.page.Form;
import dev.backroom.console.page.Link;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Waiting;
import dev.backroom.console.request.Page;
import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.Aftersale;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that ever happened to an order, newest first; then its parcels and cases as they stand. */
public record OrderHistory(List<String> failures, List<Event> events, List<Package> parcels, List<Case> cases) {
    /**
     * One thing that happened.
     *
     * @param by who did it
     */
    public record Event(Instant at, String time, String what, String details, String by) {}

    /** @param label prints its label again, where that is kept */
    public record Package(
            String id, String carrier, String tracking, String units, String state, Optional<Form> label) {}

    /** @param answer by when it is to be answered; leads to where that is done */
    public record Case(String id, String asked, String state, String refund, Optional<Link> answer) {}

    static OrderHistory of(PageContext c, Shop shop, Order order, OrderFile file, Part<List<Aftersale>> cases) {
        return new Writing(c, shop, order).history(file, cases);
    }

    private record Writing(PageContext c, Shop shop, Order order, List<Event> events, List<String> failures) {
        Writing(PageContext c, Shop shop, Order order) {
            this(c, shop, order, new ArrayList<>(), new ArrayList<>());
        }

        OrderHistory history(OrderFile file, Part<List<Aftersale>> cases) {
            platform();
            Part<Optional<Handover>> handover = Waiting.of(file.handover());
            read(Waiting.of(file.decisions())).ifPresent(all -> all.forEach(this::decided));
            read(Waiting.of(file.wave()))
                    .flatMap(Function.identity())
                    .ifPresent(
                            wave -> add(wave.at(), c.t().get("deskIntoWave", wave.id()), wave.warehouse(), "deskDesk"));
            read(handover).flatMap(Function.identity()).ifPresent(this::handedOver);
            read(cases).ifPresent(all -> all.forEach(this::happened));
            // Of one time, what was reported last came last.
            Collections.reverse(events);
            events.sort(Comparator.comparing(Event::at).reversed());
            return new OrderHistory(
                    failures,
                    events,
                    handover.read().flatMap(Function.identity()).map(Handover::parcels).orElse(List.of()).stream()
                            .map(this::parcel)
                            .toList(),
                    cases.read().orElse(List.of()).stream().map(this::aCase).toList());
        }

        private <T> Optional<T> read(Part<T> part) {
            if (part.failed()) {
                failures.add(part.failure());
            }
            return part.read();
        }

        private void platform() {
            add(Optional.of(order.created()), "deskOrdered");
            add(order.paid(), "deskPaid");
            add(order.milestones().ready(), "deskArranged");
            add(order.milestones().collected(), "deskCollected");
            add(order.milestones().delivered(), "deskDelivered");
            add(order.milestones().cancelled(), "deskCancelled");
            add(order.updated(), c.t().get("deskChangedThere", c.t().of("status", order.status())), "", "deskPlatform");
        }

        private void decided(Decided one) {
            List<String> details = new ArrayList<>();
            String gone = holds(one.before(), one.after());
            String come = holds(one.after(), one.before());
            if (!gone.isEmpty()) {
                details.add(c.t().get("deskLetGo", gone));
            }
            if (!come.isEmpty()) {
                details.add(c.t().get("deskPutOn", come));
            }
            if (!one.why().isEmpty()) {
                details.add(one.why());
            }
            events.add(new Event(
                    one.at(),
                    c.minute(one.at(), shop.zone()),
                    c.t().of("did", one.did()),
                    String.join(" \u00b7 ", details),
                    one.who()));
        }

        /** The holds, kept as a code and a fingerprint, that stand in one list and not in the other. */
        private String holds(List<String> in, List<String> notIn) {
            return in.stream()
                    .filter(hold -> !notIn.contains(hold))
                    .map(hold -> hold.split(" ", 2)[0])
                    .map(name -> c.t().keys().contains("hold." + name) ? c.t().get("hold." + name) : name)
                    .distinct()
                    .collect(Collectors.joining(", "));
        }

        private void handedOver(Handover handover) {
            add(
                    handover.since(),
                    c.t().get("deskHanded", c.t().of("stage", handover.stage())),
                    Stream.of(handover.reference(), handover.reason())
                            .filter(one -> !one.isEmpty())
                            .collect(Collectors.joining(" \u00b7 ")),
                    "deskDesk");
        }

        private void happened(Aftersale one) {
            add(one.seen().created(), c.t().get("deskCaseOpened", one.key().id()), asked(one), "deskPlatform");
            one.refunded().ifPresent(at -> add(at, c.t().get("deskRefunded"), refund(one), "deskPlatform"));
        }

        private String asked(Aftersale one) {
            String remedy = c.t().of("remedy", one.seen().remedy());
            String reason = one.seen().reason().replace('_', ' ');
            return reason.isEmpty() ? remedy : remedy + " (" + reason + ")";
        }

        private static String refund(Aftersale one) {
            return one.seen().refund().map(PageContext::money).orElse("");
        }

        private Package parcel(Parcel parcel) {
            return new Package(
                    parcel.id(),
                    parcel.carrier(),
                    parcel.tracking(),
                    parcel.units().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(units -> units.getKey() + " \u00d7" + units.getValue())
                            .collect(Collectors.joining(", ")),
                    c.t().of("parcel", parcel.state()),
                    label(parcel));
        }

        /** Only the platform's carriers' labels are kept, and nothing is printed that is not to be packed. */
        private Optional<Form> label(Parcel parcel) {
            if (parcel.labelUntil().isEmpty() || !order.lane().equals(Optional.of(Lane.RELEASED))) {
                return Optional.empty();
            }
            Map<String, String> action = new LinkedHashMap<>();
            action.put("name", "label");
            action.put("shop", shop.id().value());
            action.put("order", order.key().order());
            action.put("parcel", parcel.id());
            return c.links().button(c.t().get("deskPrintLabel"), action, "", "");
        }

        private Case aCase(Aftersale one) {
            return new Case(
                    one.key().id(),
                    asked(one),
                    c.t().of("case", one.seen().state()),
                    refund(one),
                    one.open()
                            .map(step -> c.links()
                                    .to(Page.AFTERSALES, Map.of(), c.minute(step.due(), shop.zone()), "strong")));
        }

        private void add(Optional<Instant> at, String what) {
            at.ifPresent(one -> add(one, c.t().get(what), "", "deskPlatform"));
        }

        private void add(Instant at, String what, String details, String by) {
            events.add(new Event(at, c.minute(at, shop.zone()), what, details, c.t().get(by)));
        }
    }
}
