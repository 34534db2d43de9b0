package dev.backroom.tableengine.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.capacity.Bill;
import dev.backroom.tableengine.capacity.Units;
import dev.backroom.tableengine.fault.Throttle;
import dev.backroom.tableengine.json.ItemJson;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.row.Range;
import dev.backroom.tableengine.row.RowKeys;
import dev.backroom.tableengine.row.Rows;
import dev.backroom.tableengine.store.ByteStore;
import dev.backroom.tableengine.value.Item;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads one page of rows: up to the limit, or until what was read exceeds a megabyte. */
final class Pages {
    private static final long LARGEST = 1024L * 1024;

    private final ByteStore store;
    private final Rows rows;
    private final Throttle throttle;

    Pages(ByteStore store, Rows rows, Throttle throttle) {
        this.store = store;
        this.rows = rows;
        this.throttle = throttle;
    }

    /**
     * What one page is to be.
     *
     * @param limit the most rows to read, whether the filter shows them or not
     * @param fetches whether rows of a local index are completed from the table
     */
    record Order(Source source, Range range, boolean forward, int limit, Selection selection, boolean fetches) {}

    ObjectNode answer(Order order, JsonNode request, Bill bill) {
        return new Page(order, Json.flag(request, "ConsistentRead"), bill).answer(request);
    }

    private final class Page {
        private final Order order;
        private final boolean consistent;
        private final Bill bill;
        private final ArrayNode items = Json.array();
        private int count;
        private int scanned;
        private long bytes;
        private @Nullable Item last;

        Page(Order order, boolean consistent, Bill bill) {
            this.order = order;
            this.consistent = consistent;
            this.bill = bill;
        }

        ObjectNode answer(JsonNode request) {
            boolean ended = order.range().isEmpty() || read();
            Source source = order.source();
            double units = Units.read(bytes, consistent);
            bill.table(source.table().name()).read(source.index(), units);
            if (last != null) {
                throttle.chargeRead(source.table(), source.index(), last, units);
            }
            ObjectNode answer = Json.object();
            answer.put("Count", count);
            if (!order.selection().counts()) {
                answer.set("Items", items);
            }
            if (!ended && last != null) {
                answer.set("LastEvaluatedKey", ItemJson.node(source.key(last)));
            }
            answer.put("ScannedCount", scanned);
            bill.show(answer, source.table().name(), Json.text(request, "ReturnConsumedCapacity"));
            return answer;
        }

        /** @return whether nothing follows, as far as the page came to see it */
        private boolean read() {
            Range range = order.range();
            try (ByteStore.Cursor cursor = order.forward()
                    ? store.forward(range.from(), range.to())
                    : store.backward(range.from(), range.to())) {
                while (cursor.next()) {
                    take(ItemJson.read(cursor.value()));
                    if (scanned >= order.limit() || bytes >= LARGEST) {
                        return false;
                    }
                }
            }
            return true;
        }

        private void take(Item row) {
            scanned++;
            bytes += row.size();
            last = row;
            Item item = order.fetches() ? fetched(row) : row;
            Selection selection = order.selection();
            if (selection.filter() == null || selection.filter().test(item)) {
                count++;
                if (!selection.counts()) {
                    items.add(ItemJson.node(selection.shown().of(item)));
                }
            }
        }

        /** The whole item behind an entry of a local index, which is read and billed on its own. */
        private Item fetched(Item entry) {
            Source source = order.source();
            Item item = Objects.requireNonNullElse(rows.read(RowKeys.item(source.table(), entry)), entry);
            bill.table(source.table().name()).read(null, Units.read(item.size(), consistent));
            return item;
        }
    }
}
