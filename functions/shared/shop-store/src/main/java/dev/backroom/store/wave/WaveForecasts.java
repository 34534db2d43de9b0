package dev.backroom.store.wave;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.ShopId;
import dev.backroom.model.wave.WaveForecast;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.StoredItem;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the next waves will bring: one small item of the desk table a warehouse, written by whoever has read the whole backlog
 * anyway, so that a page need not.
 */
public final class WaveForecasts {
    /** A warehouse that nobody looks at any more is forgotten. */
    private static final Duration KEEP = Duration.ofDays(2);

    private final DynamoDbClient dynamo;
    private final String table;

    public WaveForecasts(DynamoDbClient dynamo, String deskTable) {
        this.dynamo = dynamo;
        this.table = deskTable;
    }

    /** Keeps what was found last. */
    public void put(ShopId shop, WaveForecast forecast) {
        Map<String, AttributeValue> item = new HashMap<>(Fields.key(pk(shop), forecast.warehouse()));
        item.put("at", second(forecast.at()));
        forecast.next().ifPresent(next -> item.put("next", second(next)));
        item.put("backlog", number(forecast.backlog()));
        item.put("fits", number(forecast.fits()));
        item.put("atRisk", number(forecast.atRisk()));
        forecast.breaks().ifPresent(breaks -> item.put("breaks", second(breaks)));
        item.put("expires", second(forecast.at().plus(KEEP)));
        dynamo.putItem(p -> p.tableName(table).item(item));
    }

    /** The forecasts of a shop's warehouses, by their names. */
    public List<WaveForecast> of(ShopId shop) {
        return dynamo
                .query(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", text(pk(shop)))))
                .items()
                .stream()
                .map(item -> forecast(new StoredItem("a forecast of shop " + shop, item)))
                .toList();
    }

    private static WaveForecast forecast(StoredItem item) {
        return new WaveForecast(
                item.text("sk"),
                item.second("at"),
                item.secondIf("next"),
                item.units("backlog"),
                item.units("fits"),
                item.units("atRisk"),
                item.secondIf("breaks"));
    }

    private static AttributeValue second(Instant at) {
        return number(at.getEpochSecond());
    }

    private static String pk(ShopId shop) {
        return "FORECAST#" + shop;
    }
}
