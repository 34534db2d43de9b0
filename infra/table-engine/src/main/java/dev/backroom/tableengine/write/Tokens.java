package dev.backroom.tableengine.write;

import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.error.ErrorType;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.store.ByteStore;
import dev.backroom.tableengine.store.WriteSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Request tokens of transactions: kept in the same commit as what they ask for, so that a client whose answer got lost may ask
 * again after a crash as well.
 */
public final class Tokens {
    /** As long as the service remembers a token. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final byte MARK = 3;

    private final ByteStore store;
    private final InstantSource clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    public Tokens(ByteStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param digest of what was asked for */
    private record Used(String digest, long untilMillis) {}

    /**
     * Whether exactly this was done already under the token.
     *
     * @throws EngineException IdempotentParameterMismatchException when something else was, TransactionInProgressException while
     *     it is under way; otherwise the token is taken until {@link #release}
     */
    boolean done(String token, byte[] parameters) {
        if (!running.add(token)) {
            throw new EngineException(
                    ErrorType.TRANSACTION_IN_PROGRESS,
                    "The transaction with the given request token is already in progress.");
        }
        byte @Nullable [] bytes = store.get(key(token));
        Used used = bytes == null ? null : Json.as(bytes, Used.class);
        if (used == null || used.untilMillis() <= clock.millis()) {
            return false;
        }
        running.remove(token);
        if (!used.digest().equals(digest(parameters))) {
            throw new EngineException(
                    ErrorType.IDEMPOTENT_PARAMETER_MISMATCH,
                    "Error: The request token was used with different parameters: ClientRequestToken: " + token);
        }
        return true;
    }

    void keep(WriteSet writes, String token, byte[] parameters) {
        Used used = new Used(digest(parameters), clock.millis() + KEPT.toMillis());
        writes.put(key(token), Json.bytes(used));
    }

    void release(String token) {
        running.remove(token);
    }

    /** Forgets tokens whose time is over. */
    public void tidy() {
        WriteSet gone = new WriteSet();
        try (ByteStore.Cursor tokens = store.forward(new byte[] {MARK}, new byte[] {MARK + 1})) {
            while (tokens.next()) {
                if (Json.as(tokens.value(), Used.class).untilMillis() <= clock.millis()) {
                    gone.remove(tokens.key());
                }
            }
        }
        if (!gone.isEmpty()) {
            store.write(gone);
        }
    }

    private static byte[] key(String token) {
        byte[] text = token.getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[text.length + 1];
        key[0] = MARK;
        System.arraycopy(text, 0, key, 1, text.length);
        return key;
    }

    private static String digest(byte[] parameters) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(parameters));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
