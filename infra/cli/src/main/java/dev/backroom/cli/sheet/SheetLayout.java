package dev.backroom.cli.sheet;

import dev.backroom.cli.terminal.WrongUse;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The columns of a sheet of orders: each title with a field in braces, or with a text that every line gets. The order
 * number repeats where an order has several SKUs.
 *
 * @param columns title to what stands below it, in the order of the sheet
 */
public record SheetLayout(Map<String, String> columns) {
    /** What a column can show. */
    static final Set<String> FIELDS = Set.of(
            "order",
            "shop",
            "wave",
            "warehouse",
            "sku",
            "units",
            "price",
            "currency",
            "name",
            "phone",
            "address",
            "street",
            "province",
            "city",
            "district",
            "postalCode",
            "region",
            "message",
            "created",
            "createdBeijing",
            "shipBy",
            "tracking",
            "carton");

    public SheetLayout {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /**
     * 店小秘's sheet for orders entered by hand, as sellers describe it; another account may want other titles. Empty stay the
     * columns of which nothing is kept: attributes, a second address line, and the buyer's e-mail, which no parcel needs.
     */
    public static SheetLayout dianxiaomi() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("订单号", "{order}");
        columns.put("店铺账号", "{shop}");
        columns.put("SKU", "{sku}");
        columns.put("属性", "");
        columns.put("数量", "{units}");
        columns.put("单价", "{price}");
        columns.put("币种", "{currency}");
        columns.put("发货仓库", "{warehouse}");
        columns.put("买家姓名", "{name}");
        columns.put("地址1", "{street}");
        columns.put("地址2", "");
        columns.put("城市", "{city}");
        columns.put("省/州", "{province}");
        columns.put("区县", "{district}");
        columns.put("国家二字码", "{region}");
        columns.put("邮编", "{postalCode}");
        columns.put("手机", "{phone}");
        columns.put("Email", "");
        columns.put("买家备注", "{message}");
        columns.put("下单时间", "{createdBeijing}");
        columns.put("客服备注", "{wave}");
        return new SheetLayout(columns);
    }

    public static SheetLayout plain() {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String field : List.of(
                "order",
                "shop",
                "wave",
                "warehouse",
                "carton",
                "sku",
                "units",
                "price",
                "currency",
                "name",
                "phone",
                "address",
                "street",
                "province",
                "city",
                "district",
                "postalCode",
                "region",
                "message",
                "created",
                "shipBy",
                "tracking")) {
            columns.put(field, "{" + field + "}");
        }
        return new SheetLayout(columns);
    }

    /**
     * Reads a layout: lines {@code title = text with {fields}}, in the order of the columns; # begins a remark.
     *
     * @throws WrongUse naming the line that cannot be used
     */
    public static SheetLayout read(Path file) throws IOException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line : lines(reader)) {
                int equals = line.indexOf('=');
                if (equals < 1) {
                    throw new WrongUse("a line of " + file + " is not  title = {field}: " + line);
                }
                String what = line.substring(equals + 1).strip();
                fields(what).stream()
                        .filter(field -> !FIELDS.contains(field))
                        .findFirst()
                        .ifPresent(unknown -> {
                            throw new WrongUse("no field {" + unknown + "}; there are "
                                    + FIELDS.stream().sorted().collect(Collectors.joining(", ")));
                        });
                columns.put(line.substring(0, equals).strip(), what);
            }
        }
        return new SheetLayout(columns);
    }

    public List<String> titles() {
        return List.copyOf(columns.keySet());
    }

    /** A line of the sheet. What begins like a formula is quoted, because buyers write names and messages. */
    public List<String> cells(Map<String, String> values) {
        List<String> cells = new ArrayList<>();
        for (String what : columns.values()) {
            String cell = what;
            for (String field : fields(what)) {
                cell = cell.replace("{" + field + "}", values.getOrDefault(field, ""));
            }
            cells.add(!cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell);
        }
        return cells;
    }

    private static List<String> fields(String what) {
        return Pattern.compile("\\{([A-Za-z]+)}")
                .matcher(what)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<String> lines(Reader reader) throws IOException {
        StringWriter text = new StringWriter();
        reader.transferTo(text);
        return text.toString()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
