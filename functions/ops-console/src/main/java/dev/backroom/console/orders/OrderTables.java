package dev.backroom.console.orders;

import dev.backroom.store.aftersale.AftersaleTable;
import dev.backroom.store.handover.HandoverTable;
import dev.backroom.store.order.DecisionTable;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.order.RecipientTable;
import dev.backroom.store.stock.StockTable;
import dev.backroom.store.wave.WaveTable;

/** Where the page of one order reads. */
public record OrderTables(
        OrderTable orders,
        DecisionTable decisions,
        HandoverTable handovers,
        AftersaleTable aftersales,
        WaveTable waves,
        RecipientTable recipients,
        StockTable stock) {}
