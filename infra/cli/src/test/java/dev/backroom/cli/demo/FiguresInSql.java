package dev.backroom.cli.demo;

import dev.backroom.simulator.books.BooksFolder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts the figures of the demo's books in a database of its own: neither the product's rules nor the simulator's. */
final class FiguresInSql {
    private FiguresInSql() {}

    /**
     * The books' figures by day and column.
     *
     * @param zone of the only shop
     */
    static Map<LocalDate, Map<String, BigDecimal>> of(Path books, String zone) throws SQLException, IOException {
        Map<LocalDate, Map<String, BigDecimal>> days = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                Statement sql = connection.createStatement()) {
            for (Path file : tables(books)) {
                String table = String.valueOf(file.getFileName()).replace(".csv", "");
                sql.execute(
                        "CREATE TABLE " + table + " AS SELECT * FROM CSVREAD('" + file + "', NULL, 'charset=UTF-8')");
            }
            sql.execute("CREATE INDEX of_order ON orders(order_id)");
            sql.execute("CREATE INDEX of_review ON review_editions(review_id)");
            sql.execute("SET TIME ZONE '" + zone + "'");
            sql.execute(Files.readString(books.resolve(BooksFolder.QUERY)));
            try (ResultSet rows = sql.executeQuery("SELECT * FROM day_figures")) {
                while (rows.next()) {
                    Map<String, BigDecimal> row = new TreeMap<>();
                    for (int i = 3; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.put(rows.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT), rows.getBigDecimal(i));
                    }
                    days.put(rows.getObject("day_of", LocalDate.class), row);
                }
            }
        }
        return days;
    }

    private static List<Path> tables(Path books) throws IOException {
        try (Stream<Path> files = Files.list(books)) {
            return files.filter(file -> file.toString().endsWith(".csv")).toList();
        }
    }
}
