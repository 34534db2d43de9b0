package dev.backroom.console.page;

import dev.backroom.store.aftersale.AftersaleTable;
import dev.backroom.store.handover.HandoverTable;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.message.KeptSignals;
import dev.backroom.store.message.NoticeLog;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.order.BulkTable;
import dev.backroom.store.order.DecideOrder;
import dev.backroom.store.order.DecisionTable;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.order.RecipientTable;
import dev.backroom.store.review.MarkReplied;
import dev.backroom.store.review.ReviewCheckpoints;
import dev.backroom.store.review.ReviewTable;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.stock.AttentionTable;
import dev.backroom.store.stock.BinTable;
import dev.backroom.store.stock.ListingTable;
import dev.backroom.store.stock.StockPositionTable;
import dev.backroom.store.stock.StockTable;
import dev.backroom.store.watch.JobTable;
import dev.backroom.store.wave.LabelTable;
import dev.backroom.store.wave.WaveTable;
import java.time.Clock;

/** Where the pages read. */
public record ConsoleTables(
        ShopTable shops,
        OrderTable orders,
        DecideOrder decide,
        DecisionTable decisions,
        BulkTable bulk,
        HandoverTable handovers,
        RecipientTable recipients,
        LabelTable labels,
        WaveTable waves,
        BinTable bins,
        StockTable stock,
        StockPositionTable shelves,
        AttentionTable attention,
        ListingTable listings,
        AftersaleTable aftersales,
        ReviewTable reviews,
        ReviewCheckpoints reviewMarks,
        MarkReplied replied,
        KpiTable kpis,
        NoticeLog notices,
        ParkedMessages parked,
        KeptSignals kept,
        JobTable jobs,
        Queues queues,
        Clock clock) {}
