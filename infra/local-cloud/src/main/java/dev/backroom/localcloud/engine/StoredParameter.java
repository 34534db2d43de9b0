package dev.backroom.localcloud.engine;

import java.time.Instant;

/**
 * One parameter of the store.
 *
 * @param type String, StringList or SecureString
 * @param version counts from 1
 */
record StoredParameter(String name, String type, String value, long version, Instant modified) {
    @Override
    public String toString() {
        return "StoredParameter[%s, version %d]".formatted(name, version);
    }
}
