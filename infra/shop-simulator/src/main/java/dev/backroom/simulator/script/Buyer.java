package dev.backroom.simulator.script;

import dev.backroom.simulator.random.Chance;
import dev.backroom.simulator.shop.Market;
import java.util.List;
import java.util.SplittableRandom;

/** A person who does not exist, always the same for the same number. */
public record Buyer(String id, String firstName, String lastName, String phone, Market.Place place, String street) {
    private static final List<String> FIRST =
            List.of("Ana", "Bea", "Carlo", "Dina", "Emil", "Fe", "Gina", "Hana", "Ivo", "Joy", "Kim", "Lea", "Mia");
    private static final List<String> LAST =
            List.of("Sampleson", "Testa", "Mockley", "De la Prueba", "Specimen", "Fixture", "Núñez-Demo", "Dummy");
    private static final List<String> STREETS =
            List.of("Placeholder Street", "Example Avenue", "Fixture Lane", "Sample Road", "Mock Boulevard");

    static Buyer of(long seed, Market market, int number) {
        SplittableRandom chance = Chance.of(seed, "buyer", number);
        return new Buyer(
                Long.toString(7_494_000_000_000_000_000L + number * 1_000_003L),
                FIRST.get(chance.nextInt(FIRST.size())),
                LAST.get(chance.nextInt(LAST.size())),
                market.phone(number),
                market.places().get(chance.nextInt(market.places().size())),
                (1 + chance.nextInt(999)) + " " + STREETS.get(chance.nextInt(STREETS.size())));
    }

    /** The same person with other things said about the way to them. */
    Buyer at(String otherPhone, Market.Place otherPlace, String otherStreet) {
        return new Buyer(id, firstName, lastName, otherPhone, otherPlace, otherStreet);
    }

    /** The same person after a move to the next house. */
    public Buyer moved() {
        return new Buyer(id, firstName, lastName, phone, place, "Unit 2, " + street);
    }

    public String name() {
        return firstName + " " + lastName;
    }

    @Override
    public String toString() {
        return "Buyer[" + id + "]";
    }
}
