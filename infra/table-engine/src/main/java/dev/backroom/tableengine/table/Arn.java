package dev.backroom.tableengine.table;

/** Names of resources as the service forms them. */
public record Arn(String region, String account) {
    private static final String TABLE = ":table/";

    public String table(String name) {
        return "arn:aws:dynamodb:" + region + ":" + account + TABLE + name;
    }

    public String index(String table, String index) {
        return table(table) + "/index/" + index;
    }

    public String stream(String table, String label) {
        return table(table) + "/stream/" + label;
    }

    /** The table that a name or an ARN of a table, index or stream means. */
    public static String tableName(String nameOrArn) {
        int at = nameOrArn.indexOf(TABLE);
        if (!nameOrArn.startsWith("arn:") || at < 0) {
            return nameOrArn;
        }
        String rest = nameOrArn.substring(at + TABLE.length());
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }
}
