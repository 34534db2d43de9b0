package dev.backroom.model.ship;

import dev.backroom.model.Sha256;
import dev.backroom.model.order.OrderSnapshot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An order with what its shipment needs, as one read of the platform showed it.
 *
 * @param sellerShips the seller has a carrier of its own; otherwise the platform names carrier and label
 * @param deliveryOption the platform's id of how it is delivered; empty text where it names none
 * @param combined its package may hold other orders too
 */
public record ShippableOrder(
        OrderSnapshot seen, boolean sellerShips, String deliveryOption, boolean combined, List<ShippableUnit> units) {
    private static final int HASH_BYTES = 8;

    public ShippableOrder {
        units = List.copyOf(units);
    }

    /** The units that are still to leave. */
    public List<ShippableUnit> open() {
        return units.stream().filter(ShippableUnit::isOpen).toList();
    }

    /** The open units that the platform knows no tracking number of. */
    public List<ShippableUnit> unmarked() {
        return open().stream().filter(unit -> unit.tracking().isEmpty()).toList();
    }

    /**
     * What a warehouse has still to pack. A tracking number of the seller's own carrier says that a unit was packed; one of
     * the platform's carrier comes with the label, before anybody packs.
     */
    public List<ShippableUnit> unpacked() {
        return sellerShips ? unmarked() : open();
    }

    /** The packages of open units in such a state, by id. */
    public Set<String> packages(Predicate<PackageState> state) {
        return open().stream()
                .filter(unit -> state.test(unit.state()))
                .map(ShippableUnit::parcel)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What is to be packed, and in which of the platform's packages, as a short text: another text is another thing to pack.
     * What has left belongs to it.
     */
    public String packing() {
        Map<String, Integer> skus = new TreeMap<>();
        Set<String> packages = new TreeSet<>();
        for (ShippableUnit unit : wanted()) {
            skus.merge(unit.sku().code(), 1, Integer::sum);
            if (!sellerShips) {
                unit.parcel().ifPresent(packages::add);
            }
        }
        return Sha256.hex(HASH_BYTES, skus.toString(), packages.toString());
    }

    /** The units that nobody cancelled, left or not. */
    public List<ShippableUnit> wanted() {
        return units.stream().filter(ShippableUnit::isWanted).toList();
    }

    /** The platform knows this tracking number of the order. */
    public boolean isTracked(String tracking) {
        return units.stream().anyMatch(unit -> unit.tracking().equalsIgnoreCase(tracking));
    }

    /** The order after the platform accepted to ship these packages. */
    public ShippableOrder arranged(Collection<String> packages) {
        return new ShippableOrder(
                seen,
                sellerShips,
                deliveryOption,
                combined,
                units.stream()
                        .map(unit -> unit.parcel().filter(packages::contains).isPresent() ? unit.arranged() : unit)
                        .toList());
    }

    /** The order after the platform was told that these units travel under a tracking number. */
    public ShippableOrder marked(Collection<String> lineItems, String parcel, String tracking) {
        return new ShippableOrder(
                seen,
                sellerShips,
                deliveryOption,
                combined,
                units.stream()
                        .map(unit -> lineItems.contains(unit.lineItem())
                                ? new ShippableUnit(
                                        unit.lineItem(),
                                        unit.sku(),
                                        Optional.of(parcel),
                                        PackageState.PROCESSING,
                                        tracking,
                                        unit.line())
                                : unit)
                        .toList());
    }
}
