package dev.backroom.store.aftersale;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.Money;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.Answer;
import dev.backroom.model.aftersale.CaseInitiator;
import dev.backroom.model.aftersale.CaseKey;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.CaseLine;
import dev.backroom.model.aftersale.CaseSnapshot;
import dev.backroom.model.aftersale.CaseState;
import dev.backroom.model.aftersale.DueStage;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.aftersale.RejectReason;
import dev.backroom.model.aftersale.Remedy;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.LaneIndex;
import dev.backroom.store.dynamo.StoredItem;
import dev.backroom.store.dynamo.UnreadableItem;
import dev.backroom.store.order.OrderItem;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A case as an item of the desk table. Times are epoch seconds but {@code readAt}, which is milliseconds. */
final class AftersaleItem {
    /** How long a case is kept after its last change, once it is over. */
    static final Duration KEEP = Duration.ofDays(180);

    private static final String ORDER = "ORDER#";
    private static final String CASE = "AFTERSALE#";

    private AftersaleItem() {}

    static String partition(OrderKey order) {
        return ORDER + order;
    }

    static Map<String, AttributeValue> key(CaseKey key) {
        return Fields.key(partition(key.order()), CASE + key.kind() + "#" + key.id());
    }

    static CaseKey caseKey(Map<String, AttributeValue> item) {
        StoredItem stored = new StoredItem("an after-sales case", item);
        OrderKey order = stored.one("pk", pk -> OrderItem.orderKey(pk.substring(ORDER.length())));
        return stored.one("sk", sk -> {
            String rest = sk.substring(CASE.length());
            int mark = rest.indexOf('#');
            return new CaseKey(order, CaseKind.valueOf(rest.substring(0, Math.max(0, mark))), rest.substring(mark + 1));
        });
    }

    static String lane(String shop) {
        return shop + "#AFTERSALE";
    }

    static Map<String, AttributeValue> encode(Aftersale one) {
        CaseSnapshot seen = one.seen();
        Map<String, AttributeValue> item = new HashMap<>(key(one.key()));
        item.put("version", number(one.version()));
        item.put("state", text(seen.state().name()));
        item.put("remedy", text(seen.remedy().name()));
        item.put("by", text(seen.by().name()));
        put(item, "reason", seen.reason());
        item.put("created", second(seen.created()));
        item.put("updated", second(seen.updated()));
        item.put("readAt", number(seen.readAt().toEpochMilli()));
        seen.next().ifPresent(step -> {
            item.put("step", text(step.what().name()));
            item.put("stepDue", second(step.due()));
        });
        item.put(
                "lines",
                AttributeValue.fromM(seen.lines().stream()
                        .collect(Collectors.toMap(
                                line -> line.sku().code(),
                                line -> number(line.units()),
                                (a, b) -> number(Long.parseLong(a.n()) + Long.parseLong(b.n()))))));
        seen.refund().ifPresent(money -> {
            item.put("refund", AttributeValue.fromN(money.amount().toPlainString()));
            item.put("currency", text(money.currency()));
        });
        flag(item, "parcel", seen.parcel());
        one.answer().ifPresent(answer -> {
            item.put("answeredStep", text(answer.to().what().name()));
            item.put("answeredDue", second(answer.to().due()));
            item.put("approved", AttributeValue.fromBool(answer.approved()));
            item.put("answeredBy", text(answer.who()));
            item.put("answeredAt", second(answer.at()));
        });
        one.told().ifPresent(told -> {
            item.put("toldDue", second(told.due()));
            item.put("told", text(told.stage().name()));
        });
        one.refunded().ifPresent(at -> item.put("refunded", second(at)));
        flag(item, "parcelSeen", one.parcelSeen());
        flag(item, "quarantined", one.quarantined());
        if (!one.reasons().isEmpty()) {
            item.put(
                    "reasons",
                    AttributeValue.fromL(one.reasons().stream()
                            .map(reason -> AttributeValue.fromM(
                                    Map.of("name", text(reason.name()), "text", text(reason.text()))))
                            .toList()));
        }
        one.open()
                .ifPresentOrElse(
                        step -> {
                            item.put(
                                    LaneIndex.WORK_LANE.name(),
                                    text(lane(one.key().order().shop().value())));
                            item.put(
                                    LaneIndex.WORK_SORT.name(),
                                    text(OrderItem.epoch(step.due()) + "#"
                                            + one.key().id()));
                        },
                        () -> {
                            if (seen.state().isOver()) {
                                item.put("expires", second(seen.updated().plus(KEEP)));
                            }
                        });
        return item;
    }

    /**
     * Reads a stored case.
     *
     * @throws UnreadableItem naming the attribute that is missing or wrong
     */
    static Aftersale decode(Map<String, AttributeValue> attributes) {
        CaseKey key = caseKey(attributes);
        StoredItem item = new StoredItem("case " + key, attributes);
        StoredItem lines = new StoredItem(item.name() + " lines", item.map("lines"));
        CaseSnapshot seen = new CaseSnapshot(
                key,
                item.one("state", CaseState::valueOf),
                item.one("remedy", Remedy::valueOf),
                item.one("by", CaseInitiator::valueOf),
                item.textIf("reason").orElse(""),
                item.second("created"),
                item.second("updated"),
                Instant.ofEpochMilli(item.number("readAt")),
                item.textIf("step").map(what -> new NextStep(step(item, "step"), item.second("stepDue"))),
                item.parsed(
                        "lines",
                        lines.attributes().keySet().stream().sorted().toList(),
                        codes -> codes.stream()
                                .map(code -> new CaseLine(new Sku(code), lines.units(code)))
                                .toList()),
                item.textIf("currency").map(currency -> new Money(item.decimal("refund"), currency)),
                item.flag("parcel"));
        return new Aftersale(
                item.number("version"),
                seen,
                item.textIf("answeredStep")
                        .map(what -> new Answer(
                                new NextStep(step(item, "answeredStep"), item.second("answeredDue")),
                                item.flag("approved"),
                                item.text("answeredBy"),
                                item.second("answeredAt"))),
                item.textIf("told")
                        .map(stage ->
                                new Aftersale.Notified(item.second("toldDue"), item.one("told", DueStage::valueOf))),
                item.secondIf("refunded"),
                item.flag("parcelSeen"),
                item.flag("quarantined"),
                reasons(item));
    }

    private static NextStep.What step(StoredItem item, String attribute) {
        return item.one(attribute, NextStep.What::valueOf);
    }

    private static List<RejectReason> reasons(StoredItem item) {
        return item.list("reasons").stream()
                .map(reason -> item.inside("reasons", reason))
                .map(reason -> new RejectReason(
                        reason.text("name"), reason.textIf("text").orElse("")))
                .toList();
    }

    private static void put(Map<String, AttributeValue> item, String attribute, String value) {
        if (!value.isEmpty()) {
            item.put(attribute, text(value));
        }
    }

    private static void flag(Map<String, AttributeValue> item, String attribute, boolean value) {
        if (value) {
            item.put(attribute, AttributeValue.fromBool(true));
        }
    }

    private static AttributeValue second(Instant at) {
        return number(at.getEpochSecond());
    }
}
