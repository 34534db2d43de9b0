package dev.backroom.tableengine.stream;

import dev.backroom.tableengine.error.EngineException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Where a reader stands in a shard: what a shard iterator says.
 *
 * @param from the first number to read
 * @param madeMillis since 1970
 */
record Position(String streamArn, int shard, long from, long madeMillis) {
    private static final String VERSION = "|1|";
    private static final int PARTS = 3;

    String text() {
        String inner = shard + "|" + from + "|" + madeMillis;
        return streamArn + VERSION + Base64.getEncoder().encodeToString(inner.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws EngineException for a text that no iterator has */
    static Position read(String text) {
        int at = text.indexOf(VERSION);
        if (at < 0) {
            throw invalid();
        }
        try {
            byte[] inner = Base64.getDecoder().decode(text.substring(at + VERSION.length()));
            List<String> parts = List.of(new String(inner, StandardCharsets.UTF_8).split("\\|"));
            if (parts.size() != PARTS) {
                throw invalid();
            }
            return new Position(
                    text.substring(0, at),
                    Integer.parseInt(parts.get(0)),
                    Long.parseLong(parts.get(1)),
                    Long.parseLong(parts.get(2)));
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static EngineException invalid() {
        return EngineException.validation("Invalid ShardIterator");
    }
}
