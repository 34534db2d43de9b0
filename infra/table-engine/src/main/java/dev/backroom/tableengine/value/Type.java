package dev.backroom.tableengine.value;

import org.jspecify.annotations.Nullable;

/** The ten types of attribute values; a constant's name is its descriptor on the wire. */
public enum Type {
    S("STRING"),
    N("NUMBER"),
    B("BINARY"),
    BOOL("BOOL"),
    NULL("NULL"),
    SS("STRING_SET"),
    NS("NUMBER_SET"),
    BS("BINARY_SET"),
    L("LIST"),
    M("MAP");

    private final String longName;

    Type(String longName) {
        this.longName = longName;
    }

    /** The name that error texts about operands use in places. */
    public String longName() {
        return longName;
    }

    /** Whether keys may have the type, and whether its values are ordered. */
    public boolean isScalar() {
        return this == S || this == N || this == B;
    }

    public boolean isSet() {
        return this == SS || this == NS || this == BS;
    }

    /** The type with this descriptor, or null. */
    public static @Nullable Type of(String descriptor) {
        return switch (descriptor) {
            case "S" -> S;
            case "N" -> N;
            case "B" -> B;
            case "BOOL" -> BOOL;
            case "NULL" -> NULL;
            case "SS" -> SS;
            case "NS" -> NS;
            case "BS" -> BS;
            case "L" -> L;
            case "M" -> M;
            default -> null;
        };
    }
}
