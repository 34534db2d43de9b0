package dev.backroom.tableengine.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.json.Json;

/** The part of a table that one of several parallel scans reads. */
record Segment(int number, int total) {
    static Segment read(JsonNode request) {
        JsonNode total = Json.member(request, "TotalSegments");
        return total == null
                ? new Segment(0, 1)
                : new Segment(request.path("Segment").asInt(), total.asInt());
    }
}
