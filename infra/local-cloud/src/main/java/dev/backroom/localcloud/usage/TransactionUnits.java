package dev.backroom.localcloud.usage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What AWS bills for a transaction's writes: the standard units of every item twice, for prepare and commit. Computed from
 * the request, because DynamoDB Local 3.3.1 reports items of one table that cost the same only once.
 */
final class TransactionUnits {
    private static final int PREPARE_AND_COMMIT = 2;

    private TransactionUnits() {}

    /** Units by table. An update, a delete and a check count as an item of at most 1 KB, which levels and counters are. */
    static Map<String, Long> byTable(List<TransactWriteItem> items) {
        Map<String, Long> units = new TreeMap<>();
        for (TransactWriteItem item : items) {
            long one = item.put() == null ? 1 : ItemSize.writeUnits(item.put().item());
            units.merge(table(item), PREPARE_AND_COMMIT * one, Long::sum);
        }
        return units;
    }

    /**
     * The most that a sparse index can have cost: an entry written and one removed for each item that is in the index
     * now, one removed for each that is not, and nothing removed for items that are new. The items of an index carry
     * attributes that begin with its name.
     */
    static long atMostOnIndex(List<TransactWriteItem> items, String table, String index) {
        return items.stream()
                .filter(item -> item.put() != null && item.put().tableName().equals(table))
                .mapToLong(item -> onIndex(item.put(), index))
                .map(entries -> PREPARE_AND_COMMIT * entries)
                .sum();
    }

    static String table(TransactWriteItem item) {
        if (item.put() != null) {
            return item.put().tableName();
        }
        if (item.update() != null) {
            return item.update().tableName();
        }
        return item.delete() != null
                ? item.delete().tableName()
                : item.conditionCheck().tableName();
    }

    private static long onIndex(Put put, String index) {
        Collection<String> attributes = put.item().keySet();
        long now = attributes.stream().anyMatch(name -> name.startsWith(index)) ? 1 : 0;
        boolean isNew = String.valueOf(put.conditionExpression()).contains("attribute_not_exists");
        return isNew ? now : now + 1;
    }
}
