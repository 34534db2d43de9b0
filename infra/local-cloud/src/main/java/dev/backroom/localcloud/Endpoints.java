package dev.backroom.localcloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Where everything answers. Any AWS client works with the three engines.
 *
 * @param region that the clients have to name
 * @param tables logical id to physical name
 * @param queues logical id to URL
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

    public Endpoints {
        tables = Map.copyOf(tables);
        queues = Map.copyOf(queues);
    }

    /** Replaces the file at once, so that a reader sees it whole or not at all. */
    void write(Path file) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = mapper.createObjectNode()
                .put("webhook", webhook.toString())
                .put("console", console.toString())
                .put("dynamodb", dynamodb.toString())
                .put("sqs", sqs.toString())
                .put("ssm", ssm.toString())
                .put("region", region);
        json.set("tables", mapper.valueToTree(new java.util.TreeMap<>(tables)));
        json.set("queues", mapper.valueToTree(new java.util.TreeMap<>(queues)));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(fresh, mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
