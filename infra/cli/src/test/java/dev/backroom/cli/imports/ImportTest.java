package dev.backroom.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.cli.imports.Import.Kind;
import dev.backroom.cli.imports.Import.Outcome;
import dev.backroom.cli.terminal.WrongUse;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    @TempDir
    private Path folder = Path.of("");

    private final CatalogueInMemory shelves = new CatalogueInMemory();

    @Test
    void takesItemsAndBundles_whateverTheirOrderInTheFile() throws IOException {
        Outcome outcome =
                items("sku,title,parts,safety_stock\nSET-1,Set,LIP-1:2+BAG-1,5\nLIP-1,Lipstick,,\nBAG-1,Bag,,0\n");

        assertThat(outcome).isEqualTo(new Outcome(3, 0, 0, folder.resolve("sheet.csv.rejected.csv")));
        assertThat(item("SET-1").parts()).isEqualTo(Map.of(new Sku("LIP-1"), 2, new Sku("BAG-1"), 1));
        assertThat(item("SET-1").safetyStock()).isEqualTo(5);
        assertThat(item("LIP-1").safetyStock()).isEqualTo(Item.DEFAULT_SAFETY_STOCK);
        assertThat(item("BAG-1").safetyStock()).isZero();
        assertThat(shelves.items.keySet()).last().isEqualTo(new Sku("SET-1"));
        assertThat(folder.resolve("sheet.csv.rejected.csv")).doesNotExist();
    }

    @Test
    void leavesAsItIs_whatTheSheetHasNoColumnFor() throws IOException {
        items("sku,title,parts,safety_stock\nSET-1,Set,LIP-1:2,5\nLIP-1,Lipstick,,7\n");

        assertThat(items("sku,title\nSET-1,Gift set\nLIP-1,\n").whole()).isTrue();
        assertThat(item("SET-1")).isEqualTo(new Item(new Sku("SET-1"), "Gift set", Map.of(new Sku("LIP-1"), 2), 5));
        assertThat(item("LIP-1")).isEqualTo(new Item(new Sku("LIP-1"), "", Map.of(), 7));
    }

    @Test
    void takesTheRestAndWritesReasons_whenSomeLinesAreWrong() throws IOException {
        Outcome outcome = items("""
                sku,title,parts,safety_stock
                LIP-1,Lipstick,,
                ,No code,,
                A#B,Bad code,,
                LIP-1,Again,,
                SET-1,Set,GONE:1,
                SET-2,Set of sets,SET-3:1,
                SET-3,Set,LIP-1:1,
                BAG-1,Bag,,1.200
                BAG-2,Bag,LIP-1:0,
                """);

        assertThat(outcome.taken()).isEqualTo(2);
        assertThat(outcome.rejected()).isEqualTo(7);
        assertThat(outcome.whole()).isFalse();
        assertThat(Files.readAllLines(outcome.rejects()))
                .containsExactly(
                        "sku,title,parts,safety_stock,rejected_line,rejected_because",
                        "\"\",No code,,,3,SKU is empty",
                        "A#B,Bad code,,,4,SKU holds a character that a key cannot hold",
                        "LIP-1,Again,,,5,the same SKU stands in line 2",
                        "SET-1,Set,GONE:1,,6,part GONE is neither in this file nor among the items",
                        "SET-2,Set of sets,SET-3:1,,7,part SET-3 is a bundle itself; name its parts instead",
                        "BAG-1,Bag,,1.200,9,safety_stock is not a whole number in plain digits",
                        "BAG-2,Bag,LIP-1:0,,10,parts is not between 1 and 10000000");
    }

    @Test
    void takesTheMendedRejects_whenTheyAreImportedInTheirTurn() throws IOException {
        items("sku;title\nLIP-1;Lipstick\n;No code\n");
        Path rejects = folder.resolve("sheet.csv.rejected.csv");
        Files.writeString(rejects, Files.readString(rejects).replace("\"\",No code", "LIP-2,No code"));

        Outcome outcome =
                Import.run(Kind.ITEMS, rejects, StandardCharsets.UTF_8, ColumnMapping.NONE, new TakeItems(shelves));

        assertThat(outcome.taken()).isEqualTo(1);
        assertThat(item("LIP-2").title()).isEqualTo("No code");
    }

    @Test
    void findsColumnsByMapping_whenTheSheetIsNotOurs() throws IOException {
        Path mapping = Files.writeString(folder.resolve("mapping"), "sku = 商家编码\ntitle=品名\n");
        Path file = folder.resolve("sheet.csv");
        Files.write(file, "品名,商家编码,库存\n口红,LIP-1,9\n".getBytes(Charset.forName("GB18030")));

        Import.run(
                Kind.ITEMS,
                file,
                Charset.forName("GB18030"),
                ColumnMapping.read(mapping, Kind.ITEMS.fields()),
                new TakeItems(shelves));

        assertThat(item("LIP-1").title()).isEqualTo("口红");
    }

    @Test
    void saysWhichEncodingToTry_whenTheFileIsNotUtf8() throws IOException {
        Path file = folder.resolve("sheet.csv");
        Files.write(file, "sku,title\nLIP-1,口红\n".getBytes(Charset.forName("GB18030")));

        assertThatThrownBy(() -> Import.run(
                        Kind.ITEMS, file, StandardCharsets.UTF_8, ColumnMapping.NONE, new TakeItems(shelves)))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("--charset GB18030");
    }

    @Test
    void refusesTheMapping_whenItNamesAFieldThatDoesNotExist() throws IOException {
        Path mapping = Files.writeString(folder.resolve("mapping"), "skew = SKU\n");

        assertThatThrownBy(() -> ColumnMapping.read(mapping, Kind.ITEMS.fields()))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("'skew'")
                .hasMessageContaining("sku, title, parts, safety_stock");
    }

    @Test
    void refusesTheFile_whenAColumnIsAbsent() {
        assertThatThrownBy(() -> items("code,title\nLIP-1,Lipstick\n"))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("no column 'sku'")
                .hasMessageContaining("--mapping");
    }

    @Test
    void reportsTheLine_andReadsOn_whenAQuoteIsNotClosed() throws IOException {
        Outcome outcome =
                items("sku,title\nLIP-1,Lipstick\nLIP-2,\"never closed\nLIP-3,x\nLIP-4,\"closed\" by y\nLIP-5,z\n");

        assertThat(shelves.items.keySet()).extracting(Sku::code).containsExactlyInAnyOrder("LIP-1", "LIP-3", "LIP-5");
        assertThat(Files.readAllLines(outcome.rejects()))
                .containsExactly(
                        "sku,title,rejected_line,rejected_because",
                        "LIP-2,never closed,3,a quoted cell is not closed",
                        "LIP-4,closed by y,5,a quoted cell is followed by text");
        assertThat(outcome.whole()).isFalse();
    }

    @Test
    void losesNoLine_whereverAQuoteIsTooManyOrTwoAre() throws IOException {
        String sheet = "sku,title,parts,safety_stock\nA-1,a,,1\nB-2,\"b, b\",,2\nC-3,c,,3\nD-4,\"d\",,4\nE-5,e,,5\n";
        int behindHeader = sheet.indexOf('\n') + 1;
        for (int first = behindHeader; first < sheet.length(); first++) {
            for (int second = first; second < sheet.length(); second += 5) {
                String spoiled = sheet.substring(0, first)
                        + '"'
                        + sheet.substring(first, second)
                        + (second == first ? "" : "\"")
                        + sheet.substring(second);
                shelves.items.clear();

                Outcome outcome = items(spoiled);

                String seen = shelves.items.keySet()
                        + (Files.exists(outcome.rejects()) ? Files.readString(outcome.rejects()) : "");
                assertThat(seen.replace("\"", "")).as(spoiled).contains("A-1", "B-2", "C-3", "D-4", "E-5");
            }
        }
    }

    @Test
    void tellsTheLineOfTheFile_whenCellsHoldLineBreaks() throws IOException {
        Outcome outcome = items("\uFEFFsku\ttitle\r\nLIP-1\t\"two\r\nlines\"\r\n\tnone\r\n");

        assertThat(Files.readString(outcome.rejects()))
                .contains(",2,title holds a line break or another control character")
                .contains(",none,4,SKU is empty");
    }

    private Item item(String code) {
        return List.copyOf(shelves.items(List.of(new Sku(code))).values()).getFirst();
    }

    private Outcome items(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("sheet.csv"), text);
        return Import.run(Kind.ITEMS, file, StandardCharsets.UTF_8, ColumnMapping.NONE, new TakeItems(shelves));
    }
}
