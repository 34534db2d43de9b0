package dev.backroom.tiktok.json;

/** Text that is not what was expected. The message names a field at most and never repeats what was read. */
public final class UnreadableJson extends RuntimeException {
    public UnreadableJson(String reason) {
        super(reason, null, false, false);
    }
}
