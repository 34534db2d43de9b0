package dev.backroom.desk.wave;

import dev.backroom.model.ShopId;
import dev.backroom.model.wave.Overload;
import dev.backroom.model.wave.Wave;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What people are told about waves. */
final class WaveNotices {
    private WaveNotices() {}

    static Notice released(Wave wave, Instant now) {
        return Notice.of(
                "wave-" + wave.shop() + "-" + wave.id(),
                NoticeType.WAVE_RELEASED,
                wave.shop(),
                wave.id(),
                now,
                Map.of(
                        "wave", wave.id(),
                        "warehouse", wave.warehouse(),
                        "orders", Integer.toString(wave.orders()),
                        "units", Integer.toString(wave.units())));
    }

    /**
     * Told once a day and warehouse, and again whenever twice as many orders are at risk as before.
     *
     * @param capacity orders that the warehouse packs today
     * @param extra orders of the wave out of turn that goes out now; 0 for none
     */
    static Notice overload(
            ShopId shop, String warehouse, LocalDate date, Overload overload, int capacity, int extra, Instant now) {
        int doubled = Integer.SIZE - Integer.numberOfLeadingZeros(overload.atRisk());
        Map<String, String> facts = new HashMap<>(Map.of(
                "warehouse", warehouse,
                "atRisk", Integer.toString(overload.atRisk()),
                "backlog", Integer.toString(overload.backlog()),
                "capacity", Integer.toString(capacity)));
        overload.breaks().ifPresent(at -> facts.put("breaks", at.toString()));
        overload.clears().ifPresent(at -> facts.put("clears", at.toString()));
        if (extra > 0) {
            facts.put("extra", Integer.toString(extra));
        }
        return Notice.of(
                "overload-" + shop + "-" + warehouse + "-" + date + "-" + doubled,
                NoticeType.OVERLOAD,
                shop,
                warehouse,
                now,
                facts);
    }
}
