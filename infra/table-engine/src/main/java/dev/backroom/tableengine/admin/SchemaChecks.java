package dev.backroom.tableengine.admin;

import static dev.backroom.tableengine.error.EngineException.invalidParameters;
import static dev.backroom.tableengine.error.EngineException.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.table.KeyPart;
import dev.backroom.tableengine.table.KeySchema;
import dev.backroom.tableengine.table.Projection;
import dev.backroom.tableengine.table.Throughput;
import dev.backroom.tableengine.value.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys, projections and throughputs out of requests, refused as the service refuses them. */
final class SchemaChecks {
    private static final long MOST_UNITS = 1_000_000_000_000L;

    private SchemaChecks() {}

    static List<KeyPart> attributes(@Nullable JsonNode definitions) {
        List<KeyPart> parts = new ArrayList<>();
        if (definitions != null) {
            for (JsonNode each : definitions) {
                String name = Json.need(each, "AttributeName");
                if (parts.stream().anyMatch(part -> part.name().equals(name))) {
                    throw validation("Attribute Name is duplicated: " + name);
                }
                parts.add(new KeyPart(name, Type.valueOf(Json.need(each, "AttributeType"))));
            }
        }
        return parts;
    }

    static List<String> names(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.forEach(element -> names.add(Json.need(element, "AttributeName")));
        return names;
    }

    static KeySchema keys(JsonNode schema, List<KeyPart> defined) {
        List<String> names = names(schema);
        List<String> known = defined.stream().map(KeyPart::name).toList();
        if (!known.containsAll(names)) {
            throw invalidParameters("Some index key attributes are not defined in AttributeDefinitions. Keys: " + names
                    + ", AttributeDefinitions: " + known);
        }
        return shaped(schema, names, defined);
    }

    static KeySchema shaped(JsonNode schema, List<String> names, List<KeyPart> defined) {
        if (names.size() > 1 && names.get(0).equals(names.get(1))) {
            throw validation("Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }
        if (!Json.need(schema.get(0), "KeyType").equals("HASH")) {
            throw validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }
        if (names.size() > 1 && !Json.need(schema.get(1), "KeyType").equals("RANGE")) {
            throw validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }
        return new KeySchema(part(names.get(0), defined), names.size() > 1 ? part(names.get(1), defined) : null);
    }

    private static KeyPart part(String name, List<KeyPart> defined) {
        return defined.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Projection projection(JsonNode index) {
        JsonNode projection = index.path("Projection");
        String type = Json.text(projection, "ProjectionType");
        if (type == null) {
            throw invalidParameters("Unknown ProjectionType: null");
        }
        JsonNode attributes = Json.member(projection, "NonKeyAttributes");
        if (attributes != null && !type.equals("INCLUDE")) {
            throw invalidParameters("ProjectionType is " + type + ", but NonKeyAttributes is specified");
        }
        if (attributes == null && type.equals("INCLUDE")) {
            throw invalidParameters("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        }
        Set<String> names = new LinkedHashSet<>();
        if (attributes != null) {
            for (JsonNode name : attributes) {
                if (!names.add(name.asText())) {
                    throw invalidParameters("Duplicate element in NonKeyAttributes: " + name.asText());
                }
            }
        }
        return new Projection(type, List.copyOf(names));
    }

    static Throughput throughput(JsonNode given) {
        return throughput(given, "");
    }

    static Throughput indexThroughput(JsonNode given, String index) {
        return throughput(given, " for index " + index);
    }

    private static Throughput throughput(JsonNode given, String where) {
        long read = given.path("ReadCapacityUnits").asLong();
        long write = given.path("WriteCapacityUnits").asLong();
        bounded(read, "ReadCapacityUnits", where);
        bounded(write, "WriteCapacityUnits", where);
        return new Throughput(read, write);
    }

    private static void bounded(long units, String member, String where) {
        if (units > MOST_UNITS) {
            throw validation("Given value " + units + " for " + member + " is out of bounds" + where);
        }
    }

    /** @param what the table, or an index by its name */
    static EngineException unchanged(String what, Throughput wanted) {
        String of = what.replaceFirst("^the index", "index");
        return validation(
                "The provisioned throughput for " + what + " will not change. The requested value equals the"
                        + " current value. Current ReadCapacityUnits provisioned for " + of + ": " + wanted.read()
                        + ". Requested ReadCapacityUnits: " + wanted.read()
                        + ". Current WriteCapacityUnits provisioned for "
                        + of + ": " + wanted.write() + ". Requested WriteCapacityUnits: " + wanted.write()
                        + ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.");
    }

    static EngineException unused(List<KeyPart> defined, Set<String> used) {
        return invalidParameters("Some AttributeDefinitions are not used. AttributeDefinitions: "
                + defined.stream().map(KeyPart::name).toList() + ", keys used: " + used);
    }
}
