package dev.backroom.kpi;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.backroom.store.kpi.KpiImages.Source;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The streams of orders and reviews. Answers where a batch is to be delivered again from, if at all, and the empty state
 * that functions with a tumbling window owe.
 */
@Singleton
@Named("kpi-count")
public final class KpiCountHandler implements RequestStreamHandler {
    private static final JsonFactory JSON = new JsonFactory();

    private final CountChanges countChanges;
    private final Map<String, Source> tables;

    @Inject
    KpiCountHandler(KpiRollupFunctions functions) {
        this(functions.countChanges(), functions.countedTables());
    }

    KpiCountHandler(CountChanges countChanges, Map<String, Source> tables) {
        this.countChanges = countChanges;
        this.tables = tables;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        StreamEvent event = StreamEvent.read(input);
        Optional<String> again = Optional.empty();
        if (!event.table().isEmpty()) {
            Source source = tables.get(event.table());
            if (source == null) {
                throw new IllegalArgumentException("nothing is counted of the stream's table");
            }
            String cursor = event.table() + "#" + event.shard();
            event.unreadable().forEach(unreadable -> countChanges.park(cursor, unreadable));
            again = countChanges.count(source, cursor, event.records());
        }
        try (JsonGenerator json = JSON.createGenerator(output)) {
            json.writeStartObject();
            json.writeArrayFieldStart("batchItemFailures");
            if (again.isPresent()) {
                json.writeStartObject();
                json.writeStringField("itemIdentifier", again.get());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("state");
            json.writeEndObject();
            json.writeEndObject();
        }
    }
}
