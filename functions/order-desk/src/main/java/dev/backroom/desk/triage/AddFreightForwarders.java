package dev.backroom.desk.triage;

import dev.backroom.model.Shop;
import dev.backroom.store.triage.FreightForwarderTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes known forwarders into a shop's list: as traces, so that the list names nobody. */
public final class AddFreightForwarders {
    private static final int FEWEST_DIGITS = 6;

    private final Supplier<Fingerprints> traces;
    private final FreightForwarderTable table;

    AddFreightForwarders(Supplier<Fingerprints> traces, FreightForwarderTable table) {
        this.traces = traces;
        this.table = table;
    }

    /**
     * Takes one.
     *
     * @param street house number and street; may be empty where a telephone is given
     * @param phone may be empty where an address is given
     * @return false if all of it was known
     * @throws IllegalArgumentException with a sentence for whoever wrote the sheet
     */
    public boolean take(Shop shop, String street, String postalCode, String phone) {
        List<String> found = new ArrayList<>();
        if (!street.isBlank()) {
            Optional<BuildingKey> place = BuildingKey.of(street, postalCode);
            found.add(traces.get()
                    .ofPlace(
                            shop.id(),
                            place.orElseThrow(
                                    () -> new IllegalArgumentException("address has no house number and street"))));
        }
        if (!phone.isBlank()) {
            String counted = PhoneCheck.counted(phone, shop.region());
            if (counted.length() < FEWEST_DIGITS) {
                throw new IllegalArgumentException("phone has fewer than " + FEWEST_DIGITS + " digits");
            }
            found.add(traces.get().ofPhone(shop.id(), counted));
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("neither address nor phone");
        }
        boolean fresh = false;
        for (String trace : found) {
            fresh |= table.add(shop.id(), trace);
        }
        return fresh;
    }
}
