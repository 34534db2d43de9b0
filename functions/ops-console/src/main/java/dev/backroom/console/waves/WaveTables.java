package dev.backroom.console.waves;

import dev.backroom.store.handover.HandoverTable;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.order.RecipientTable;
import dev.backroom.store.stock.BinTable;
import dev.backroom.store.stock.StockTable;
import dev.backroom.store.wave.WaveTable;

/** Where the pages of waves read. */
public record WaveTables(
        WaveTable waves,
        OrderTable orders,
        BinTable bins,
        StockTable stock,
        HandoverTable handovers,
        RecipientTable recipients) {}
