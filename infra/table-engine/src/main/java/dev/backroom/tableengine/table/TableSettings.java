package dev.backroom.tableengine.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What may be changed about a table without touching its items.
 *
 * @param expiryAttribute null where items do not expire
 * @param billingChanged seconds since 1970 of the last change to on demand, 0 for never
 * @param described members of the description that change nothing here (encryption, class), as asked for
 */
public record TableSettings(
        boolean onDemand,
        Throughput throughput,
        double billingChanged,
        boolean deletionProtected,
        boolean pointInTimeRecovery,
        @Nullable String expiryAttribute,
        Map<String, String> tags,
        Map<String, JsonNode> described) {

    public TableSettings {
        tags = new TreeMap<>(tags);
        described = new TreeMap<>(described);
    }

    public TableSettings withBilling(boolean demand, Throughput changed, double at) {
        return new TableSettings(
                demand,
                changed,
                demand && !onDemand ? at : billingChanged,
                deletionProtected,
                pointInTimeRecovery,
                expiryAttribute,
                tags,
                described);
    }

    public TableSettings withDeletionProtected(boolean changed) {
        return new TableSettings(
                onDemand, throughput, billingChanged, changed, pointInTimeRecovery, expiryAttribute, tags, described);
    }

    public TableSettings withPointInTimeRecovery(boolean changed) {
        return new TableSettings(
                onDemand, throughput, billingChanged, deletionProtected, changed, expiryAttribute, tags, described);
    }

    public TableSettings withExpiry(@Nullable String attribute) {
        return new TableSettings(
                onDemand,
                throughput,
                billingChanged,
                deletionProtected,
                pointInTimeRecovery,
                attribute,
                tags,
                described);
    }

    public TableSettings withTags(Map<String, String> changed) {
        return new TableSettings(
                onDemand,
                throughput,
                billingChanged,
                deletionProtected,
                pointInTimeRecovery,
                expiryAttribute,
                changed,
                described);
    }

    public TableSettings withDescribed(String member, JsonNode value) {
        Map<String, JsonNode> changed = new TreeMap<>(described);
        changed.put(member, value);
        return new TableSettings(
                onDemand,
                throughput,
                billingChanged,
                deletionProtected,
                pointInTimeRecovery,
                expiryAttribute,
                tags,
                changed);
    }
}
