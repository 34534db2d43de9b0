package dev.backroom.tableengine.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads requests off one connection, one after the other. */
final class RequestReader {
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final int HEX = 16;

    /** The service takes bodies up to 16 MB. */
    private static final int LARGEST_BODY = 17 * 1024 * 1024;

    private final InputStream in;
    private final byte[] line = new byte[LONGEST_LINE];

    RequestReader(InputStream in) {
        this.in = in;
    }

    /** The next request's head, or null when the client hung up. */
    @Nullable
    RequestHead head() throws IOException {
        String first = line();
        if (first == null) {
            return null;
        }
        String[] parts = first.split(" ", 3);
        if (parts.length < 3) {
            throw new IOException("This is not HTTP");
        }
        Map<String, String> headers = new HashMap<>();
        for (String header = line(); header != null && !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            if (colon > 0 && headers.size() < MOST_HEADERS) {
                headers.put(
                        header.substring(0, colon).toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).trim());
            }
        }
        return new RequestHead(parts[0], parts[1], parts[2].endsWith("1.1"), headers);
    }

    byte[] body(RequestHead head) throws IOException {
        if (head.has("transfer-encoding", "chunked")) {
            return chunks();
        }
        String length = head.header("content-length");
        return length == null ? new byte[0] : exactly(bounded(Long.parseLong(length)));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line();
            if (size == null) {
                throw new EOFException();
            }
            int length = bounded(Long.parseLong(size.split(";", 2)[0].trim(), HEX));
            if (length == 0) {
                break;
            }
            bounded((long) body.size() + length);
            body.write(exactly(length));
            line();
        }
        for (String trailer = line(); trailer != null && !trailer.isEmpty(); trailer = line()) {
            // Trailers say nothing that matters here.
            continue;
        }
        return body.toByteArray();
    }

    private static int bounded(long length) throws IOException {
        if (length < 0 || length > LARGEST_BODY) {
            throw new IOException("The body is longer than the service takes");
        }
        return (int) length;
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private @Nullable String line() throws IOException {
        int length = 0;
        while (true) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            if (next == '\n') {
                int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
                return new String(line, 0, end, StandardCharsets.ISO_8859_1);
            }
            if (length == line.length) {
                throw new IOException("A header is too long");
            }
            line[length++] = (byte) next;
        }
    }
}
