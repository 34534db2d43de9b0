package dev.backroom.tableengine.table;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key of a table or an index. */
public record KeySchema(KeyPart hash, @Nullable KeyPart range) {

    @JsonIgnore
    public List<KeyPart> parts() {
        return range == null ? List.of(hash) : List.of(hash, range);
    }

    @JsonIgnore
    public List<String> names() {
        return parts().stream().map(KeyPart::name).toList();
    }

    /** Whether the item has each part in its type, and no empty one; an index holds no other items. */
    public boolean fits(Item item) {
        return fits(item, hash) && (range == null || fits(item, range));
    }

    private static boolean fits(Item item, KeyPart part) {
        Value value = item.get(part.name());
        return value != null && value.type() == part.type() && value.size() > 0;
    }

    /** The key attributes alone. */
    public Item of(Item item) {
        return item.only(names());
    }
}
