package dev.backroom.cli.demo;

import dev.backroom.cli.stack.Clients;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.localcloud.clock.ScaledClock;
import dev.backroom.model.ShopId;
import dev.backroom.model.wave.Wave;
import dev.backroom.store.wave.WaveTable;
import java.time.LocalDate;
import java.util.List;

/** Reads waves, notices and figures of the running system as any AWS client could. */
final class StoredDesk implements AutoCloseable {
    /**
     * A wave as it went out.
     *
     * @param inIt orders that its lines name
     */
    record WaveSeen(Wave wave, int inIt) {}

    private final Clients clients;
    private final StoredMorning morning;
    private final WaveTable waves;

    StoredDesk(Endpoints endpoints, ScaledClock shopTime) {
        this.clients = Clients.of(endpoints);
        this.morning = new StoredMorning(endpoints, shopTime);
        this.waves = new WaveTable(clients.dynamodb(), endpoints.table("Desk"));
    }

    List<WaveSeen> waves(ShopId shop, LocalDate from) {
        return waves.since(shop, from).stream()
                .map(wave -> new WaveSeen(wave, waves.lines(shop, wave.id()).size()))
                .toList();
    }

    List<StoredMorning.SentNotice> notices(ShopId shop) {
        return morning.notices(shop);
    }

    FigureAudit.Stored figures(ShopId shop, LocalDate from, LocalDate to) {
        return morning.figures(shop, from, to);
    }

    @Override
    public void close() {
        morning.close();
        clients.close();
    }
}
