package dev.backroom.console.orders;

import dev.backroom.console.request.PageRequest;
import dev.backroom.model.clock.Standing;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Some of the open orders. What a tile counts, what its link shows and what a bulk action takes is one filter, so they cannot
 * differ.
 *
 * @param lane the only work list; all where absent
 * @param why the only reason; only held orders have one
 * @param due how they stand against their deadlines
 */
public record Filter(Optional<Lane> lane, Optional<HoldCode> why, Optional<Standing> due) {
    public static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty());

    public static Filter of(PageRequest request) {
        return new Filter(
                request.why().isPresent() ? Optional.of(Lane.HELD) : request.lane(), request.why(), request.due());
    }

    public Filter in(Lane only) {
        return new Filter(Optional.of(only), why, due);
    }

    public Filter held(Optional<HoldCode> only) {
        return new Filter(Optional.of(Lane.HELD), only, due);
    }

    public Filter due(Standing only) {
        return new Filter(lane, why, Optional.of(only));
    }

    public boolean takes(Backlog.Entry entry) {
        return lane.map(entry.order().list()::equals).orElse(true)
                && why.map(entry.order().heldFor()::contains).orElse(true)
                && due.map(entry.standing()::equals).orElse(true);
    }

    /** What an address says of it. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("lane", lane.map(Lane::name).orElse(""));
        parameters.put("why", why.map(HoldCode::name).orElse(""));
        parameters.put("due", due.map(Standing::name).orElse(""));
        return parameters;
    }
}
