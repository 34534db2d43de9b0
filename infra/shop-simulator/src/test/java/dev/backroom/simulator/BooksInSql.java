package dev.backroom.simulator;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The books' folder in a database of its own: nothing of the simulator's Java counts here. */
final class BooksInSql implements AutoCloseable {
    private final Path folder;
    private final Connection connection;

    BooksInSql(Path folder) throws SQLException, IOException {
        this.folder = folder;
        this.connection = DriverManager.getConnection("jdbc:h2:mem:");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".csv")).toList()) {
                String table = String.valueOf(file.getFileName()).replace(".csv", "");
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CREATE TABLE " + table + " AS SELECT * FROM CSVREAD('" + file
                            + "', NULL, 'charset=UTF-8')");
                }
            }
        }
        try (Statement index = connection.createStatement()) {
            index.execute("CREATE INDEX of_order ON orders(order_id)");
            index.execute("CREATE INDEX of_review ON review_editions(review_id)");
        }
    }

    /** The packaged query's row of each day of a shop, by column. */
    Map<LocalDate, Map<String, BigDecimal>> days(SimulatedShop shop) throws SQLException, IOException {
        Map<LocalDate, Map<String, BigDecimal>> days = new TreeMap<>();
        try (Statement zone = connection.createStatement()) {
            zone.execute("SET TIME ZONE '" + shop.market().zone() + "'");
        }
        try (PreparedStatement query =
                        connection.prepareStatement(Files.readString(folder.resolve(BooksFolder.QUERY)));
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                if (rows.getString("shop").equals(shop.id().value())) {
                    Map<String, BigDecimal> row = new TreeMap<>();
                    for (int i = 3; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.put(
                                rows.getMetaData().getColumnLabel(i),
                                rows.getBigDecimal(i).stripTrailingZeros());
                    }
                    days.put(rows.getObject("day_of", LocalDate.class), row);
                }
            }
        }
        return days;
    }

    /** The first column of a query. */
    List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
