package dev.backroom.tableengine.table;

/** Units a second; 0 and 0 on demand. */
public record Throughput(long read, long write) {
    public static final Throughput NONE = new Throughput(0, 0);
}
