package dev.backroom.cli.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.Missing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a running {@code backroom up} answers, as its endpoints file says.
 *
 * @param tables physical name by logical id
 * @param queues URL by logical id
 */
public record Endpoints(
        URI webhook,
        URI console,
        URI dynamodb,
        URI sqs,
        URI ssm,
        String region,
        Map<String, String> tables,
        Map<String, String> queues) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Endpoints {
        tables = Map.copyOf(tables);
        queues = Map.copyOf(queues);
    }

    /** @throws Missing if nothing runs on this home */
    public static Endpoints of(Home home) {
        try {
            return read(home.endpoints());
        } catch (NoSuchFileException e) {
            throw new Missing("nothing runs on " + home.folder(), "start it with './backroom up', or name its --home");
        } catch (IOException e) {
            throw new Missing("cannot read " + home.endpoints() + ": " + e.getMessage(), "start './backroom up' again");
        }
    }

    static Endpoints read(Path file) throws IOException {
        JsonNode json = JSON.readTree(Files.readString(file));
        return new Endpoints(
                url(json, "webhook"),
                url(json, "console"),
                url(json, "dynamodb"),
                url(json, "sqs"),
                url(json, "ssm"),
                json.path("region").asText(),
                texts(json.path("tables")),
                texts(json.path("queues")));
    }

    /** The table's own name. */
    public String table(String logical) {
        String name = tables.get(logical);
        if (name == null) {
            throw new Missing("what runs has no table " + logical, "start './backroom up' again from this version");
        }
        return name;
    }

    /** The queue's URL. */
    public String queue(String logical) {
        String url = queues.get(logical);
        if (url == null) {
            throw new Missing("what runs has no queue " + logical, "start './backroom up' again from this version");
        }
        return url;
    }

    private static URI url(JsonNode json, String field) throws IOException {
        String text = json.path(field).asText();
        if (text.isEmpty()) {
            throw new IOException("it does not say where " + field + " is");
        }
        return URI.create(text);
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
