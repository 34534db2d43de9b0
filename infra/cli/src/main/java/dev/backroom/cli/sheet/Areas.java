package dev.backroom.cli.sheet;

import java.util.List;
import java.util.Set;

/**
 * The divisions of an address as Chinese warehouse systems have them: province or state, city, and what lies within the city or,
 * where a county lies around it, the county. Empty texts for what the platform did not give.
 */
record Areas(String province, String city, String district) {
    /** Where the platform names the city last, after its county. */
    private static final Set<String> CITY_LAST = Set.of("US", "GB", "UK", "IE");

    /**
     * Of the names that the platform gives.
     *
     * @param areas largest first, without the country
     */
    static Areas of(String region, List<String> areas) {
        if (areas.isEmpty()) {
            return new Areas("", "", "");
        }
        boolean cityLast = CITY_LAST.contains(region);
        if (areas.size() == 1) {
            return cityLast && !region.equals("US")
                    ? new Areas("", areas.getFirst(), "")
                    : new Areas(areas.getFirst(), "", "");
        }
        List<String> rest = cityLast ? areas.subList(1, areas.size() - 1) : areas.subList(2, areas.size());
        return new Areas(areas.getFirst(), cityLast ? areas.getLast() : areas.get(1), String.join(", ", rest));
    }
}
