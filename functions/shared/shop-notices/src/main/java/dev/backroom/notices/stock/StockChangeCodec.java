package dev.backroom.notices.stock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.model.Texts;
import dev.backroom.model.stock.Sku;
import dev.backroom.runtime.queue.UnreadableMessage;
import java.util.TreeSet;

/** A change of stock as the text of a queue message. */
public final class StockChangeCodec {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StockChangeCodec() {}

    public static String write(StockChange change) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("owner", change.owner());
        change.skus().stream().map(Sku::code).forEach(root.putArray("skus")::add);
        return root.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnreadableMessage if it is anything else
     */
    public static StockChange read(String text) throws UnreadableMessage {
        try {
            JsonNode root = JSON.readTree(text);
            TreeSet<Sku> skus = new TreeSet<>();
            for (JsonNode sku : root.path("skus")) {
                skus.add(new Sku(sku.asText()));
            }
            String owner = Texts.requireToken("owner", root.path("owner").asText());
            if (skus.isEmpty()) {
                throw new UnreadableMessage("it names no SKU");
            }
            return new StockChange(owner, skus);
        } catch (JsonProcessingException e) {
            throw new UnreadableMessage("not JSON");
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessage("a field is missing or cannot be a key");
        }
    }
}
