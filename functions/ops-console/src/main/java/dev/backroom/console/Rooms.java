package dev.backroom.console;

import dev.backroom.store.AftersaleTable;
import dev.backroom.store.AttentionTable;
import dev.backroom.store.BinTable;
import dev.backroom.store.DecideOrder;
import dev.backroom.store.DecisionTable;
import dev.backroom.store.HandoverTable;
import dev.backroom.store.KeptSignals;
import dev.backroom.store.KpiTable;
import dev.backroom.store.ListingTable;
import dev.backroom.store.MarkReplied;
import dev.backroom.store.NoticeLog;
import dev.backroom.store.OrderTable;
import dev.backroom.store.ParkedMessages;
import dev.backroom.store.RecipientTable;
import dev.backroom.store.ReviewMarks;
import dev.backroom.store.ReviewTable;
import dev.backroom.store.ShelfTable;
import dev.backroom.store.ShopTable;
import dev.backroom.store.StockTable;
import dev.backroom.store.WaveTable;
import java.time.Clock;

/** Where the pages read. */
record Rooms(
        ShopTable shops,
        OrderTable orders,
        DecideOrder decide,
        DecisionTable decisions,
        HandoverTable handovers,
        RecipientTable recipients,
        WaveTable waves,
        BinTable bins,
        StockTable stock,
        ShelfTable shelves,
        AttentionTable attention,
        ListingTable listings,
        AftersaleTable aftersales,
        ReviewTable reviews,
        ReviewMarks reviewMarks,
        MarkReplied replied,
        KpiTable kpis,
        NoticeLog notices,
        ParkedMessages parked,
        KeptSignals kept,
        Queues queues,
        Clock clock) {}
