package dev.backroom.tableengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Values;
import java.io.IOException;

/** Items as members of bodies, and as they are kept. */
public final class ItemJson {
    private ItemJson() {}

    public static JsonNode node(Item item) {
        return JsonNodeFactory.instance.pojoNode(new Written(item));
    }

    public static byte[] bytes(Item item) {
        return Json.write(node(item));
    }

    /** What {@link #bytes} wrote. */
    public static Item read(byte[] bytes) {
        try {
            return Values.readItem(Json.read(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("A kept item cannot be read", e);
        }
    }

    private record Written(Item item) implements JsonSerializable {
        @Override
        public void serialize(JsonGenerator out, SerializerProvider context) throws IOException {
            Values.write(item, out);
        }

        @Override
        public void serializeWithType(JsonGenerator out, SerializerProvider context, TypeSerializer type)
                throws IOException {
            Values.write(item, out);
        }
    }
}
