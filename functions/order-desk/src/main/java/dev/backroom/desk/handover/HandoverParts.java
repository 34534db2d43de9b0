package dev.backroom.desk.handover;

import dev.backroom.notices.NoticeOutbox;
import dev.backroom.notices.handover.HandoverOutbox;
import dev.backroom.runtime.http.BoundedHttpClient;
import dev.backroom.store.handover.HandoverTable;
import dev.backroom.store.wave.ShippingLabel;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Puts the handover together.
 *
 * @param labels keeps labels' documents for whoever prints them
 * @param clock the shop's time
 * @param real what orders are held, calls signed and waits measured by
 */
public record HandoverParts(
        ShippingPlatform platform,
        HandoverTable table,
        Consumer<ShippingLabel> labels,
        HandoverOutbox queue,
        NoticeOutbox notices,
        HandoverDesk desk,
        Clock clock,
        Clock real) {
    private static final Logger LOG = Logger.getLogger(HandoverParts.class);

    /** @param warehouses the parameter that describes them; what is wrong in it is logged, and the orders of that warehouse wait */
    public HandOver handOver(String warehouses) {
        WarehouseSettings settings =
                WarehouseSettings.read(warehouses, new BoundedHttpClient(WarehouseTime.CALL), real);
        settings.faults().forEach(fault -> LOG.errorf("warehouses: %s", fault));
        return handOver(settings.warehouses());
    }

    HandOver handOver(Warehouses warehouses) {
        ShipSteps ships = new ShipSteps(platform, table, labels, desk, warehouses, real);
        HandoverRun run = new HandoverRun(
                platform,
                table,
                ships,
                new WarehouseSteps(table, warehouses, ships),
                queue,
                new HandoverEnds(table, queue, desk, notices, clock, real),
                real,
                () -> UUID.randomUUID().toString());
        return new HandOver(desk, table, run, clock);
    }
}
