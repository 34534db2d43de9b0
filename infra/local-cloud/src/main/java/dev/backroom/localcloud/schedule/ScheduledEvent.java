package dev.backroom.localcloud.schedule;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.template.Trigger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The event that a schedule gives its function where the template gives no input. */
final class ScheduledEvent {
    private ScheduledEvent() {}

    static byte[] of(Trigger.Schedule schedule, Instant due, String account, String region, String resource) {
        if (schedule.input().isPresent()) {
            return schedule.input().get().getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = EventJson.mapper().getFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("version", "0");
            json.writeStringField("id", UUID.randomUUID().toString());
            json.writeStringField("detail-type", "Scheduled Event");
            json.writeStringField("source", schedule.source());
            json.writeStringField("account", account);
            json.writeStringField("time", due.truncatedTo(ChronoUnit.SECONDS).toString());
            json.writeStringField("region", region);
            json.writeArrayFieldStart("resources");
            json.writeString("arn:aws:scheduler:%s:%s:schedule/default/%s".formatted(region, account, resource));
            json.writeEndArray();
            // EventBridge Scheduler sends the detail as a text, EventBridge rules as an object.
            if (schedule.source().equals("aws.scheduler")) {
                json.writeStringField("detail", "{}");
            } else {
                json.writeObjectFieldStart("detail");
                json.writeEndObject();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
