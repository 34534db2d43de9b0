package dev.backroom.localcloud.print;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.handover.HandoverTable;
import dev.backroom.store.order.Decided;
import dev.backroom.store.order.DecisionTable;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.wave.LabelTable;
import dev.backroom.store.wave.ShippingLabel;
import dev.backroom.store.wave.WaveLabels;
import dev.backroom.store.wave.WaveTable;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Gives out labels to be printed. Who printed which, and when, is written into the orders' history before they are given. */
public final class PrintLabels {
    private final WaveLabels.Tables tables;
    private final DecisionTable decisions;
    private final Clock clock;

    private PrintLabels(WaveLabels.Tables tables, DecisionTable decisions, Clock clock) {
        this.tables = tables;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Of the tables of a stack.
     *
     * @param tables their names, by what the template calls them
     * @param clock the shop's time, which the history is told in
     */
    public static PrintLabels of(DynamoDbClient dynamo, UnaryOperator<String> tables, Clock clock) {
        OrderTable orders = new OrderTable(dynamo, tables.apply("Orders"));
        String desk = tables.apply("Desk");
        return new PrintLabels(
                new WaveLabels.Tables(
                        new WaveTable(dynamo, desk),
                        orders,
                        new HandoverTable(dynamo, desk),
                        new LabelTable(dynamo, tables.apply("Labels"), Clock.systemUTC())),
                new DecisionTable(dynamo, tables.apply("Orders"), desk),
                clock);
    }

    /**
     * A wave's labels in the order of packing.
     *
     * @param who the name that the person goes by at the desk
     * @return empty where the shop has no such wave
     */
    public Optional<LabelSheet> wave(ShopId shop, String wave, String who) {
        return WaveLabels.read(tables, shop, wave).map(labels -> {
            LabelSheet sheet = LabelPages.of(wave, labels);
            record(labels.labels(), who, wave);
            return sheet;
        });
    }

    /** One order's labels; empty where none is kept (any more). */
    public Optional<LabelSheet> order(OrderKey order, String who) {
        List<ShippingLabel> labels = tables.labels().of(order);
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        LabelSheet sheet = LabelPages.of(order.order(), new WaveLabels(labels, Map.of(), List.of(), 0));
        record(labels, who, "");
        return Optional.of(sheet);
    }

    private void record(List<ShippingLabel> labels, String who, String wave) {
        Map<OrderKey, List<String>> packages = labels.stream()
                .collect(Collectors.groupingBy(
                        ShippingLabel::order, Collectors.mapping(ShippingLabel::parcel, Collectors.toList())));
        Map<OrderKey, Decided> printed = new HashMap<>();
        packages.forEach((order, ids) -> printed.put(order, Decided.printed(clock.instant(), who, ids, wave)));
        decisions.record(printed);
    }
}
