package dev.backroom.simulator;

import dev.backroom.simulator.books.BooksFolder;
import dev.backroom.simulator.shop.SimulatedShop;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The books' folder in a database of its own: nothing of the simulator's Java counts here. */
public final class BooksInSql implements AutoCloseable {
    private final Connection connection;

    public BooksInSql(Path folder) throws SQLException, IOException {
        // A view's result would be used again although the session lives in another time zone by then.
        this.connection = DriverManager.getConnection("jdbc:h2:mem:;OPTIMIZE_REUSE_RESULTS=FALSE");
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
            index.execute(Files.readString(folder.resolve(BooksFolder.QUERY)));
        }
    }

    /** The packaged view's row of each day of a shop, by column. */
    public Map<LocalDate, Map<String, BigDecimal>> days(SimulatedShop shop) throws SQLException {
        Map<LocalDate, Map<String, BigDecimal>> days = new TreeMap<>();
        liveIn(shop);
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("SELECT * FROM day_figures WHERE shop = '" + shop.id() + "'")) {
            while (rows.next()) {
                Map<String, BigDecimal> row = new TreeMap<>();
                for (int i = 3; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.put(
                            rows.getMetaData().getColumnLabel(i),
                            rows.getBigDecimal(i).stripTrailingZeros());
                }
                days.put(rows.getObject("day_of", LocalDate.class), row);
            }
        }
        return days;
    }

    /** Days are those of this shop from now on. */
    public void liveIn(SimulatedShop shop) throws SQLException {
        try (Statement zone = connection.createStatement()) {
            zone.execute("SET TIME ZONE '" + shop.market().zone() + "'");
        }
    }

    /** The first column of a query. */
    public List<String> texts(String sql) throws SQLException {
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
