package dev.backroom.tableengine.protocol;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;

/**
 * What goes back over the wire.
 *
 * @param status the HTTP status
 * @param body JSON in UTF-8
 */
public record Answer(int status, byte[] body) {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int ID_LENGTH = 52;

    /** With the checksum that SDKs compare and a request id in the service's form. */
    public Map<String, String> headers() {
        CRC32 checksum = new CRC32();
        checksum.update(body);
        return Map.of(
                "Server",
                "Server",
                "Content-Type",
                "application/x-amz-json-1.0",
                "x-amzn-RequestId",
                requestId(),
                "x-amz-crc32",
                Long.toString(checksum.getValue()));
    }

    private static String requestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        StringBuilder id = new StringBuilder(ID_LENGTH);
        for (int at = 0; at < ID_LENGTH; at++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
