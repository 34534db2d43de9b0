package dev.backroom.model.ship;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Carriers by the many names that warehouses give them, matched to those that the platform offers for an order. */
public final class CarrierNames {
    /** Names of one carrier, as people and systems write them. The first is how it writes itself. */
    private static final List<List<String>> SAME = List.of(
            List.of("USPS", "United States Postal Service", "US Post"),
            List.of("UPS", "United Parcel Service"),
            List.of("FedEx", "Federal Express", "联邦快递"),
            List.of("DHL", "DHL Express", "敦豪"),
            List.of("DHL eCommerce", "DHL Global Mail"),
            List.of("OnTrac", "LaserShip"),
            List.of("Royal Mail", "RoyalMail", "皇家邮政"),
            List.of("Evri", "Hermes UK", "MyHermes"),
            List.of("DPD", "DPD UK", "DPD Local"),
            List.of("GLS", "General Logistics Systems"),
            List.of("Correos", "Correos Express"),
            List.of("La Poste", "Colissimo"),
            List.of("Poste Italiane", "SDA"),
            List.of("Yamato", "ヤマト運輸", "Kuroneko Yamato"),
            List.of("Sagawa", "佐川急便", "Sagawa Express"),
            List.of("Japan Post", "日本郵便"),
            List.of("J&T Express", "JNT", "J&T", "极兔", "极兔速递"),
            List.of("Ninja Van", "NinjaVan"),
            List.of("Flash Express", "Flash"),
            List.of("Kerry Express", "KEX"),
            List.of("SF Express", "顺丰", "顺丰速运", "SF International"),
            List.of("YunExpress", "云途", "云途物流", "Yun Express"),
            List.of("Yanwen", "燕文", "燕文物流"),
            List.of("4PX", "递四方", "4PX Express"),
            List.of("CNE Express", "CNE", "国际快递CNE"),
            List.of("China Post", "中国邮政", "ePacket", "e邮宝"),
            List.of("Cainiao", "菜鸟"),
            List.of("JNE", "JNE Express"),
            List.of("SiCepat", "SiCepat Ekspres"),
            List.of("AnterAja", "Anter Aja"),
            List.of("GHN", "Giao Hang Nhanh", "Giao Hàng Nhanh"),
            List.of("GHTK", "Giao Hang Tiet Kiem", "Giao Hàng Tiết Kiệm"),
            List.of("Viettel Post", "ViettelPost"),
            List.of("Pos Malaysia", "Pos Laju", "Poslaju"),
            List.of("LBC", "LBC Express"));

    private static final Map<String, String> KNOWN = known();

    private CarrierNames() {}

    /**
     * The platform's id of a carrier.
     *
     * @param said the warehouse's name for it
     * @param own the seller's own names: the warehouse's name to the platform's id or name
     * @param offered the platform's ids and names
     * @return empty where none fits, or more than one does
     */
    public static Optional<String> match(String said, Map<String, String> own, Map<String, String> offered) {
        String mapped = own.entrySet().stream()
                .filter(entry -> plain(entry.getKey()).equals(plain(said)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(said);
        if (offered.containsKey(mapped)) {
            return Optional.of(mapped);
        }
        // Two of one family may be offered, such as DPD and DPD Local: the very name goes before the family's.
        return only(offered, name -> plain(name).equals(plain(mapped)))
                .or(() -> only(offered, name -> canonical(name).equals(canonical(mapped))));
    }

    private static Optional<String> only(Map<String, String> offered, Predicate<String> fits) {
        List<String> found = offered.entrySet().stream()
                .filter(offer -> fits.test(offer.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static String canonical(String name) {
        String plain = plain(name);
        return KNOWN.getOrDefault(plain, plain);
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Map<String, String> known() {
        Map<String, String> known = new HashMap<>();
        SAME.forEach(names -> names.forEach(name -> known.put(plain(name), plain(names.getFirst()))));
        return Map.copyOf(known);
    }
}
