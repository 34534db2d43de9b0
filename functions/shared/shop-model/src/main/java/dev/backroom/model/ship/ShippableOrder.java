package dev.backroom.model.ship;

import dev.backroom.model.order.OrderSnapshot;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    public ShippableOrder {
        units = List.copyOf(units);
    }

    /** The units that are still to leave. */
    public List<ShippableUnit> open() {
        return units.stream().filter(ShippableUnit::isOpen).toList();
    }

    /** The packages of open units in such a state, by id. */
    public Set<String> packages(Predicate<PackageState> state) {
        return open().stream()
                .filter(unit -> state.test(unit.state()))
                .map(ShippableUnit::parcel)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
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
