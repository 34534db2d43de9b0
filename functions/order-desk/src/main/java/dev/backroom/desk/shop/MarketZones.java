package dev.backroom.desk.shop;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/** The zone that a shop's days are assumed to be in, by market; the seller may set another. */
final class MarketZones {
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("AT", "Europe/Vienna"),
            Map.entry("BE", "Europe/Brussels"),
            Map.entry("BR", "America/Sao_Paulo"),
            Map.entry("DE", "Europe/Berlin"),
            Map.entry("ES", "Europe/Madrid"),
            Map.entry("FR", "Europe/Paris"),
            Map.entry("GB", "Europe/London"),
            Map.entry("ID", "Asia/Jakarta"),
            Map.entry("IE", "Europe/Dublin"),
            Map.entry("IT", "Europe/Rome"),
            Map.entry("JP", "Asia/Tokyo"),
            Map.entry("MX", "America/Mexico_City"),
            Map.entry("MY", "Asia/Kuala_Lumpur"),
            Map.entry("NL", "Europe/Amsterdam"),
            Map.entry("PH", "Asia/Manila"),
            Map.entry("PL", "Europe/Warsaw"),
            Map.entry("SG", "Asia/Singapore"),
            Map.entry("TH", "Asia/Bangkok"),
            Map.entry("US", "America/Los_Angeles"),
            Map.entry("VN", "Asia/Ho_Chi_Minh"));

    private MarketZones() {}

    /** The market's zone, or UTC for a market that this version does not know. */
    static ZoneId of(String region) {
        String zone = ZONES.get(region.strip().toUpperCase(Locale.ROOT));
        return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
    }
}
