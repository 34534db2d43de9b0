package dev.backroom.simulator.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.List;

/** A market's money, clock and forms of address. Places exist; people, streets' numbers and phones do not. */
public enum Market {
    PH(
            "PHP",
            "Asia/Manila",
            56,
            "(+63)900000%04d",
            List.of("Region", "Province", "Municipality", "Barangay"),
            List.of(
                    new Place("1605", List.of("Metro Manila", "Metro Manila", "Pasig City", "Barangay San Antonio")),
                    new Place("1100", List.of("Metro Manila", "Metro Manila", "Quezon City", "Barangay Central")),
                    new Place("6000", List.of("Visayas", "Cebu", "Cebu City", "Barangay Lahug")),
                    new Place("8000", List.of("Mindanao", "Davao Del Sur", "Davao City", "Barangay Talomo")),
                    new Place("4024", List.of("South Luzon", "Laguna", "Biñan", "Barangay Santo Tomas")))),
    US(
            "USD",
            "America/Los_Angeles",
            1,
            "(+1)20255501%02d",
            List.of("State", "County", "City"),
            List.of(
                    new Place("90012", List.of("California", "Los Angeles", "Los Angeles")),
                    new Place("78701", List.of("Texas", "Travis", "Austin")),
                    new Place("60601", List.of("Illinois", "Cook", "Chicago")),
                    new Place("98101", List.of("Washington", "King", "Seattle")))),
    GB(
            "GBP",
            "Europe/London",
            0.8,
            "(+44)7700900%03d",
            List.of("Country", "County", "Town"),
            List.of(
                    new Place("M1 1AE", List.of("England", "Greater Manchester", "Manchester")),
                    new Place("EH1 1BB", List.of("Scotland", "Midlothian", "Edinburgh")),
                    new Place("CF10 1EP", List.of("Wales", "South Glamorgan", "Cardiff")))),
    DE(
            "EUR",
            "Europe/Berlin",
            0.95,
            "(+49)176040690%02d",
            List.of("State", "District", "Town"),
            List.of(
                    new Place("10115", List.of("Berlin", "Berlin", "Berlin")),
                    new Place("80331", List.of("Bayern", "Oberbayern", "München")),
                    new Place("20095", List.of("Hamburg", "Hamburg", "Hamburg")))),
    IE(
            "EUR",
            "Europe/Dublin",
            0.95,
            "(+353)209137%03d",
            List.of("Province", "County", "Town"),
            List.of(
                    new Place("D02 X285", List.of("Leinster", "Dublin", "Dublin")),
                    new Place("T12 W8KP", List.of("Munster", "Cork", "Cork"))));

    /**
     * A delivery area.
     *
     * @param names from the largest to the smallest division, as many as the market has levels
     */
    public record Place(String postalCode, List<String> names) {}

    private final String currency;
    private final ZoneId zone;
    private final BigDecimal perDollar;
    private final String phone;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> levels;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Place> places;

    Market(String currency, String zone, double perDollar, String phone, List<String> levels, List<Place> places) {
        this.currency = currency;
        this.zone = ZoneId.of(zone);
        this.perDollar = BigDecimal.valueOf(perDollar);
        this.phone = phone;
        this.levels = levels;
        this.places = places;
    }

    /** ISO 4217 code of the shop's prices. */
    public String currency() {
        return currency;
    }

    /** The shop's days. */
    public ZoneId zone() {
        return zone;
    }

    /** A list price for a thing that costs so many US cents elsewhere. */
    public BigDecimal price(int cents) {
        return BigDecimal.valueOf(cents, 2).multiply(perDollar).setScale(2, RoundingMode.HALF_UP);
    }

    /** A number from a range that is never given to anybody. */
    public String phone(int number) {
        int digits = phone.replaceAll(".*%0(\\d)d", "$1").charAt(0) - '0';
        return phone.formatted(Math.floorMod(number, (int) Math.pow(10, digits)));
    }

    /** A parcel has its id before anybody ships; elsewhere the seller marks an order as shipped and gets one. */
    public boolean packsBeforeShipping() {
        return this == PH;
    }

    public List<String> levels() {
        return levels;
    }

    public List<Place> places() {
        return places;
    }
}
