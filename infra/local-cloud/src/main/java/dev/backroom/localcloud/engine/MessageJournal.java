package dev.backroom.localcloud.engine;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The messages of all queues as a file that is only appended to: the last record of a message counts, and an empty one
 * is its end. A record is in the operating system's hands when {@link #put} returns, so it outlives this process; a torn
 * one at the end is left out. Not for several threads.
 */
final class MessageJournal implements AutoCloseable {
    /** Rewritten when it is this large and mostly about messages that are gone. */
    private static final long ROOMY = 16L * 1024 * 1024;

    private static final int HEADER = Integer.BYTES + Long.BYTES;
    private static final byte[] GONE = new byte[0];

    private final Path file;
    private final Map<String, Map<String, byte[]>> live = new HashMap<>();
    private FileChannel channel;
    private long liveBytes;

    private MessageJournal(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            replay();
        }
        this.channel = rewritten();
    }

    static MessageJournal open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new MessageJournal(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep messages in " + file, e);
        }
    }

    /** Message ids and records of a queue, oldest first. */
    Map<String, byte[]> messages(String queue) {
        return Collections.unmodifiableMap(live.getOrDefault(queue, Map.of()));
    }

    void put(String queue, String id, byte[] message) throws IOException {
        write(queue, id, message);
    }

    void remove(String queue, String id) throws IOException {
        if (live.getOrDefault(queue, Map.of()).containsKey(id)) {
            write(queue, id, GONE);
        }
    }

    /** Forgets what a queue holds. */
    void removeAll(String queue) throws IOException {
        for (String id : List.copyOf(messages(queue).keySet())) {
            remove(queue, id);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void write(String queue, String id, byte[] message) throws IOException {
        append(channel, frame(queue, id, message));
        apply(queue, id, message);
        long size = channel.position();
        if (size > ROOMY && size > 4 * liveBytes) {
            channel.close();
            channel = rewritten();
        }
    }

    private void apply(String queue, String id, byte[] message) {
        Map<String, byte[]> messages = live.computeIfAbsent(queue, name -> new LinkedHashMap<>());
        byte[] before = message.length == 0 ? messages.remove(id) : messages.put(id, message);
        liveBytes += message.length - (before == null ? 0 : before.length);
    }

    private void replay() throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            byte[] all = in.readAllBytes();
            ByteBuffer buffer = ByteBuffer.wrap(all);
            while (buffer.remaining() >= HEADER) {
                int length = buffer.getInt();
                long sum = buffer.getLong();
                if (length < 1 || length > buffer.remaining() || sum != checksum(all, buffer.position(), length)) {
                    return;
                }
                apply(buffer.slice(buffer.position(), length));
                buffer.position(buffer.position() + length);
            }
        }
    }

    private void apply(ByteBuffer frame) throws IOException {
        byte[] queue = part(frame, frame.getShort());
        byte[] id = part(frame, frame.getShort());
        byte[] message = part(frame, frame.remaining());
        apply(new String(queue, StandardCharsets.UTF_8), new String(id, StandardCharsets.UTF_8), message);
    }

    private static byte[] part(ByteBuffer frame, int length) throws IOException {
        if (length < 0 || length > frame.remaining()) {
            throw new EOFException("A record of the journal is shorter than it says");
        }
        byte[] bytes = new byte[length];
        frame.get(bytes);
        return bytes;
    }

    private static ByteBuffer frame(String queue, String id, byte[] message) {
        byte[] queueBytes = queue.getBytes(StandardCharsets.UTF_8);
        byte[] idBytes = id.getBytes(StandardCharsets.UTF_8);
        int length = 2 * Short.BYTES + queueBytes.length + idBytes.length + message.length;
        ByteBuffer buffer = ByteBuffer.allocate(HEADER + length);
        buffer.position(HEADER);
        buffer.putShort((short) queueBytes.length).put(queueBytes);
        buffer.putShort((short) idBytes.length).put(idBytes);
        buffer.put(message);
        buffer.putInt(0, length).putLong(Integer.BYTES, checksum(buffer.array(), HEADER, length));
        return buffer.flip();
    }

    private static long checksum(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, length);
        return sum.getValue();
    }

    /** A new file with the living alone, in the place of the old one at once. */
    private FileChannel rewritten() throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        DataOutputStream buffered = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(out)));
        for (Map.Entry<String, Map<String, byte[]>> queue : live.entrySet()) {
            for (Map.Entry<String, byte[]> message : queue.getValue().entrySet()) {
                buffered.write(frame(queue.getKey(), message.getKey(), message.getValue())
                        .array());
            }
        }
        buffered.flush();
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return out;
    }

    private static void append(FileChannel channel, ByteBuffer frame) throws IOException {
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
