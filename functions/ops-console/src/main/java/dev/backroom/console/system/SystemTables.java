package dev.backroom.console.system;

import dev.backroom.console.page.Queues;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.message.KeptSignals;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.review.ReviewCheckpoints;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.stock.AttentionTable;
import dev.backroom.store.stock.ListingTable;
import dev.backroom.store.watch.JobTable;

/** Where the system page reads. */
public record SystemTables(
        ShopTable shops,
        ReviewCheckpoints reviews,
        ListingTable listings,
        AttentionTable attention,
        KpiTable kpis,
        ParkedMessages parked,
        KeptSignals kept,
        JobTable jobs,
        Queues queues) {}
