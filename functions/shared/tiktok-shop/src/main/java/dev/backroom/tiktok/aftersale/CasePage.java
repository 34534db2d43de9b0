package dev.backroom.tiktok.aftersale;

import dev.backroom.model.aftersale.CaseSnapshot;
import java.util.List;
import java.util.Map;

/**
 * One page of cases after the sale.
 *
 * @param unreadable reasons by case id, for what the platform gave and cannot be taken
 * @param nextPageToken empty text on the last page
 */
public record CasePage(List<CaseSnapshot> cases, Map<String, String> unreadable, String nextPageToken) {
    public CasePage {
        cases = List.copyOf(cases);
        unreadable = Map.copyOf(unreadable);
    }
}
