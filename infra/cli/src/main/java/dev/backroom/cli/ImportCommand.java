package dev.backroom.cli;

import dev.backroom.cli.imports.ColumnMapping;
import dev.backroom.cli.imports.Import;
import dev.backroom.model.Shop;
import dev.backroom.model.Texts;
import dev.backroom.store.StockTable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import KIND FILE}: the seller's own sheets into the tables. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Reads a CSV file into the tables of a running 'up'.",
        footer = {
            "",
            "items        columns sku, title, parts, safety_stock; parts of a bundle as  LIP-01:2+BAG-01:1",
            "stock-count  columns sku, warehouse, counted; what lies there, promised units included",
            "",
            "Other column titles: --mapping FILE with lines such as  sku = Seller SKU",
            "Lines that cannot be taken go to FILE.rejected.csv with the reason; exit code 1 if there are any."
        })
final class ImportCommand implements Callable<Integer> {
    private final Screen screen;

    @Mixin
    private final HomeOption at;

    @Parameters(index = "0", paramLabel = "KIND", description = "items or stock-count.")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The CSV file: comma, semicolon or tab.")
    private Path file = Path.of("");

    @Option(names = "--mapping", paramLabel = "FILE", description = "Which column holds which field.")
    private @Nullable Path mapping;

    @Option(names = "--owner", paramLabel = "NAME", description = "Whose stock it is (default: main).")
    private String owner = Shop.DEFAULT_OWNER;

    @Option(names = "--charset", paramLabel = "NAME", description = "The file's encoding (default: UTF-8).")
    private String charset = "UTF-8";

    ImportCommand(Screen screen, Home home) {
        this.screen = screen;
        this.at = new HomeOption(home);
    }

    @Override
    public Integer call() throws IOException {
        Import.Kind sheet = kind();
        ColumnMapping columns = mapping == null ? ColumnMapping.NONE : ColumnMapping.read(mapping, sheet.fields());
        Charset encoding = encoding();
        Endpoints endpoints = Endpoints.of(at.home());
        try (Clients clients = Clients.of(endpoints)) {
            StockTable table = new StockTable(clients.dynamodb(), endpoints.table("Stock"));
            StockTableShelves shelves = new StockTableShelves(table, owner(), String.valueOf(file.getFileName()));
            return report(new Import(shelves).run(sheet, file, encoding, columns));
        }
    }

    private int report(Import.Outcome outcome) {
        screen.say(String.format(
                "%,d taken, %,d rejected%s",
                outcome.taken(),
                outcome.rejected(),
                outcome.rejected() == 0 ? "" : ", with reasons in " + outcome.rejects()));
        if (!outcome.broken().isEmpty()) {
            screen.warn(outcome.broken());
        }
        return outcome.whole() ? Exit.DONE : Exit.FAILED;
    }

    private Import.Kind kind() {
        Optional<Import.Kind> named = Arrays.stream(Import.Kind.values())
                .filter(candidate -> candidate.word().equals(kind))
                .findFirst();
        return named.orElseThrow(() -> new WrongUse("cannot import '" + kind + "'; what can be imported: "
                + Arrays.stream(Import.Kind.values()).map(Import.Kind::word).collect(Collectors.joining(", "))));
    }

    private String owner() {
        try {
            return Texts.requireToken("owner", owner);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }

    private Charset encoding() {
        try {
            return Charset.forName(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new WrongUse("this Java knows no encoding '" + charset + "'; try UTF-8 or GB18030");
        }
    }
}
