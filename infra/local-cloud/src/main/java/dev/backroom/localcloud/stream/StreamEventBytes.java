package dev.backroom.localcloud.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.localcloud.function.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The event that Lambda makes of a batch of a stream. */
final class StreamEventBytes {
    private StreamEventBytes() {}

    /**
     * What an event carries only when the event source has a tumbling window.
     *
     * @param state what the function answered last in this window
     * @param last whether this ends the window
     * @param early whether that is because the state grew too large
     */
    record Windowed(Instant start, Duration length, JsonNode state, boolean last, boolean early) {}

    static byte[] of(List<Change> changes, String shard, String streamArn, Optional<Windowed> windowed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(changes.size() * 1_024 + 512);
        try (JsonGenerator json = EventJson.mapper().getFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("Records");
            for (Change change : changes) {
                json.writeRawValue(new String(change.json(), StandardCharsets.UTF_8));
            }
            json.writeEndArray();
            if (windowed.isPresent()) {
                window(json, windowed.get(), shard, streamArn);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void window(JsonGenerator json, Windowed window, String shard, String streamArn) throws IOException {
        json.writeObjectFieldStart("window");
        json.writeStringField("start", window.start().toString());
        json.writeStringField("end", window.start().plus(window.length()).toString());
        json.writeEndObject();
        json.writeFieldName("state");
        EventJson.mapper().writeTree(json, window.state());
        json.writeStringField("shardId", shard);
        json.writeStringField("eventSourceARN", streamArn);
        json.writeBooleanField("isFinalInvokeForWindow", window.last());
        json.writeBooleanField("isWindowTerminatedEarly", window.early());
    }
}
