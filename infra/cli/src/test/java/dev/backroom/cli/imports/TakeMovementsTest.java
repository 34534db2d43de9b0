package dev.backroom.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.cli.imports.Import.Kind;
import dev.backroom.cli.imports.Import.Outcome;
import dev.backroom.cli.imports.TakeMovements.Said;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.stockcheck.booking.Booking;
import dev.backroom.stockcheck.booking.StockLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakeMovementsTest {
    private static final Said SAID = new Said("", "ann", "receipts sheet.csv", LocalDate.of(2026, 11, 20));

    @TempDir
    private Path folder = Path.of("");

    private final List<StockLine> booked = new ArrayList<>();
    private int repeated;
    private List<Booking.Reject> rejects = List.of();

    @Test
    void says_forEachLine_whoAndWhyAndTheUnits() throws IOException {
        Outcome outcome = run(Kind.RECEIPTS, TakeMovements.Kind.RECEIPT, SAID, """
                SKU,Warehouse,Units,Reference,Who,Why
                LIP-1,,12,DN-7/1,,
                LIP-1,east,7,DN-7/2,bob,late van
                """);

        assertThat(outcome.taken()).isEqualTo(2);
        assertThat(booked)
                .containsExactly(
                        new StockLine(2, "LIP-1", "", 12, "DN-7/1", "ann", "receipts sheet.csv"),
                        new StockLine(3, "LIP-1", "east", 7, "DN-7/2", "bob", "late van"));
    }

    @Test
    void takesAReceipt_onlyWithAReference() throws IOException {
        String sheet = "sku,units\nLIP-1,12\n";

        assertThat(run(Kind.RECEIPTS, TakeMovements.Kind.RECEIPT, SAID, sheet).rejected())
                .isEqualTo(1);
        assertThat(booked).isEmpty();
        assertThat(Files.readString(folder.resolve("sheet.csv.rejected.csv"))).contains("no reference");

        Said note = new Said("DN-7", "ann", "delivery", SAID.day());
        assertThat(run(Kind.RECEIPTS, TakeMovements.Kind.RECEIPT, note, sheet).whole())
                .isTrue();
        assertThat(booked).extracting(StockLine::reference).containsExactly("DN-7");
    }

    @Test
    void knowsACountWithoutAReference_byItsDayAndWhatWasCounted() throws IOException {
        String sheet = "sku,counted\nLIP-1,0\nLIP-2,4\n";
        assertThat(run(Kind.STOCK_COUNT, TakeMovements.Kind.COUNT, SAID, sheet).whole())
                .isTrue();
        run(Kind.STOCK_COUNT, TakeMovements.Kind.COUNT, SAID, sheet);
        run(Kind.STOCK_COUNT, TakeMovements.Kind.COUNT, SAID, sheet.replace("4", "5"));
        Said tomorrow = new Said("", "ann", "receipts sheet.csv", SAID.day().plusDays(1));
        run(Kind.STOCK_COUNT, TakeMovements.Kind.COUNT, tomorrow, sheet);

        List<String> references = booked.stream().map(StockLine::reference).toList();
        assertThat(references).hasSize(8).doesNotContain("");
        assertThat(Set.copyOf(references)).hasSize(3);
        assertThat(references.subList(0, 2)).isEqualTo(references.subList(2, 4));
    }

    @Test
    void namesTheOrdersThatBecomeShort_andHowManyWaitNoLonger() throws IOException {
        TakeMovements.Books books = lines -> new Booking(
                1,
                0,
                List.of(),
                List.of(new Booking.Short(
                        2, OrderKey.of("7495540735365777507", "41"), new Slot(new Sku("LIP-1"), "main"), 3)),
                2);
        Path file = Files.writeString(folder.resolve("sheet.csv"), "sku,counted\nLIP-1,4\n");

        Outcome outcome = Import.run(
                Kind.STOCK_COUNT,
                file,
                StandardCharsets.UTF_8,
                ColumnMapping.NONE,
                new TakeMovements(TakeMovements.Kind.COUNT, SAID, books));

        assertThat(outcome.notes())
                .containsExactly(
                        "line 2: order 41 of shop 7495540735365777507 becomes SHORT by 3 of LIP-1 in main",
                        "2 orders no longer wait for what was booked");
    }

    @Test
    void tellsWhatTheBooksSay_lineByLine() throws IOException {
        repeated = 1;
        rejects = List.of(new Booking.Reject(4, "the item list does not have this SKU"));

        Outcome outcome = run(Kind.DAMAGES, TakeMovements.Kind.DAMAGE, SAID, """
                sku,units,reference
                LIP-1,1,R1
                LIP-2,1,R2
                GONE,1,R3
                """);

        assertThat(outcome.taken()).isEqualTo(1);
        assertThat(outcome.same()).isEqualTo(1);
        assertThat(outcome.rejected()).isEqualTo(1);
        assertThat(Files.readAllLines(outcome.rejects()).stream().skip(1))
                .containsExactly("GONE,1,R3,4,the item list does not have this SKU");
    }

    @ParameterizedTest
    @CsvSource({"+2, 2", "-2, -2", "7, 7"})
    void readsAnAdjustment_withItsSign(String change, int units) throws IOException {
        run(Kind.ADJUSTMENTS, TakeMovements.Kind.ADJUSTMENT, SAID, "sku,change,reference\nLIP-1," + change + ",R\n");

        assertThat(booked).extracting(StockLine::units).containsExactly(units);
    }

    @ParameterizedTest
    @CsvSource({"0", "--2", "1e3", "' '", "-12.0", "99999999999", "٣", "1000001", "+-1"})
    void refusesAnAdjustment_whenItIsNotPlainDigits(String change) throws IOException {
        assertThat(run(
                                Kind.ADJUSTMENTS,
                                TakeMovements.Kind.ADJUSTMENT,
                                SAID,
                                "sku,change,reference\nLIP-1," + change + ",R\n")
                        .rejected())
                .isEqualTo(1);
        assertThat(booked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1", "1e3", "' '", "12.0", "99999999999", "٣", "1000001"})
    void refusesACount_whenItIsNotPlainDigits(String counted) throws IOException {
        assertThat(run(Kind.STOCK_COUNT, TakeMovements.Kind.COUNT, SAID, "sku,counted\nLIP-1," + counted + "\n")
                        .rejected())
                .isEqualTo(1);
        assertThat(booked).isEmpty();
    }

    private Outcome run(Kind kind, TakeMovements.Kind movement, Said said, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("sheet.csv"), text);
        TakeMovements taker = new TakeMovements(movement, said, lines -> {
            booked.addAll(lines);
            return new Booking(lines.size() - repeated - rejects.size(), repeated, rejects);
        });
        return Import.run(kind, file, StandardCharsets.UTF_8, ColumnMapping.NONE, taker);
    }
}
