package dev.backroom.cli.demo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.simulator.audit.NoticeAudit;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** The scoreboard for machines. Other programs rely on the names; keys are added and never renamed. */
final class ScoreboardJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ScoreboardJson() {}

    static String write(Scoreboard board) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeBooleanField("ok", board.ok());
            json.writeNumberField("seed", board.seed());
            json.writeStringField("books", board.fingerprint());
            json.writeObjectFieldStart("webhooks");
            json.writeNumberField("sent", board.webhooks().sent());
            json.writeNumberField("duplicated", board.webhooks().duplicated());
            json.writeNumberField("reordered", board.webhooks().reordered());
            json.writeNumberField("dropped", board.webhooks().dropped());
            json.writeNumberField("forged", board.webhooks().forged());
            json.writeNumberField("refused", board.webhooks().refused());
            json.writeEndObject();
            json.writeObjectFieldStart("orders");
            json.writeNumberField("books", board.orders().books());
            json.writeNumberField("stored", board.orders().stored());
            json.writeNumberField("lost", board.orders().lost());
            json.writeNumberField("parked", board.orders().parked());
            json.writeEndObject();
            json.writeObjectFieldStart("stock");
            json.writeNumberField("oversoldUnits", board.stock().oversoldUnits());
            json.writeNumberField("reservationMismatches", board.stock().reservationMismatches());
            json.writeEndObject();
            json.writeObjectFieldStart("ackMillis");
            millis(json, board.ack());
            json.writeEndObject();
            json.writeObjectFieldStart("ackMillisByPhase");
            for (Scoreboard.Phase phase : board.ackByPhase()) {
                json.writeObjectFieldStart(phase.name());
                millis(json, phase.ack());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeObjectFieldStart("holds");
            for (Map.Entry<String, Integer> hold : board.holds().entrySet()) {
                json.writeNumberField(hold.getKey(), hold.getValue());
            }
            json.writeEndObject();
            json.writeNumberField("eventsPerSecond", rounded(board.eventsPerSecond()));
            cost(json, "cost", board.cost());
            cost(json, "costOfTheRest", board.rest());
            json.writeNumberField("countingWriteUnitsPerEvent", rounded(board.countingWriteUnits()));
            morning(json, board.morning());
            json.writeNumberField("seconds", rounded(board.seconds()));
            checks(json, board);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void millis(JsonGenerator json, Millis millis) throws IOException {
        json.writeNumberField("p50", rounded(millis.p50()));
        json.writeNumberField("p99", rounded(millis.p99()));
        json.writeNumberField("max", rounded(millis.max()));
    }

    private static void cost(JsonGenerator json, String name, Scoreboard.Cost cost) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("writeUnitsPerEvent", rounded(cost.writeUnits()));
        json.writeNumberField("readUnitsPerEvent", rounded(cost.readUnits()));
        json.writeNumberField("sqsRequestsPerEvent", rounded(cost.sqsRequests()));
        json.writeNumberField("invocationsPerEvent", rounded(cost.invocations()));
        json.writeEndObject();
    }

    private static void morning(JsonGenerator json, Morning morning) throws IOException {
        json.writeObjectFieldStart("figures");
        json.writeNumberField("compared", morning.figures().compared());
        json.writeNumberField("wrong", morning.figures().wrong().size());
        json.writeBooleanField("recountAgrees", morning.recount().agrees());
        json.writeNumberField("digests", morning.digests());
        json.writeEndObject();
        json.writeObjectFieldStart("notices");
        json.writeNumberField("told", morning.notices());
        json.writeNumberField("mails", morning.mails());
        notices(json, "safetyLines", morning.lines());
        notices(json, "reviews", morning.reviews());
        json.writeEndObject();
        json.writeObjectFieldStart("channel");
        json.writeNumberField("listings", morning.channel().listings());
        json.writeNumberField("wrong", morning.channel().wrong().size());
        json.writeNumberField(
                "equalAfterMinutes",
                morning.channel()
                        .equalAfter()
                        .map(after -> (int) after.toMinutes())
                        .orElse(-1));
        json.writeEndObject();
    }

    private static void notices(JsonGenerator json, String name, NoticeAudit.Report report) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("called", report.called());
        json.writeNumberField("missing", report.missing().size());
        json.writeNumberField("superfluous", report.superfluous().size());
        json.writeNumberField("latestMinutes", report.latest().toMinutes());
        json.writeEndObject();
    }

    private static void checks(JsonGenerator json, Scoreboard board) throws IOException {
        json.writeArrayFieldStart("checks");
        for (Check check : board.checks()) {
            json.writeStartObject();
            json.writeStringField("name", check.name());
            json.writeBooleanField("passed", check.passed());
            json.writeStringField("found", check.found());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (String note : board.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
