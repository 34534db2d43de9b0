package dev.backroom.cli.command;

import dev.backroom.cli.sheet.SheetLayout;
import dev.backroom.cli.sheet.SheetRows;
import dev.backroom.cli.stack.Clients;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.stack.LocalFunctions;
import dev.backroom.cli.stack.Platform;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.HomeOption;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.WrongUse;
import dev.backroom.model.ShopId;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.ship.Parcel;
import dev.backroom.model.wave.WaveLine;
import dev.backroom.store.handover.HandoverTable;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.order.RecipientTable;
import dev.backroom.store.wave.WaveTable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a wave as the sheet that a warehouse system imports. The file holds addresses; nothing else keeps them. */
@Command(
        name = "sheet",
        mixinStandardHelpOptions = true,
        description = "Writes the orders of a wave as a sheet for 店小秘 or another system, from a running 'up'.",
        footer = {
            "",
            "Orders that were cancelled or held since are left out, and counted. The file holds personal data:",
            "delete it when it is imported."
        })
public final class SheetCommand implements Callable<Integer> {
    /** Excel reads UTF-8 with this mark alone. */
    private static final char MARK = '\ufeff';

    private final Screen screen;

    @Mixin
    private final HomeOption at;

    @Parameters(index = "0", paramLabel = "WAVE", description = "The wave's id, such as 2026-11-20T10-main.")
    private String wave = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "Where to write.")
    private Path file = Path.of("");

    @Option(names = "--shop", paramLabel = "ID", description = "Whose wave (default: the only shop).")
    private String shop = "";

    @Option(names = "--format", paramLabel = "NAME", description = "dianxiaomi (default) or csv.")
    private String format = "dianxiaomi";

    @Option(names = "--columns", paramLabel = "FILE", description = "Other columns: lines  title = {field}.")
    private @Nullable Path columns;

    public SheetCommand(Screen screen, Home home) {
        this.screen = screen;
        this.at = new HomeOption(home);
    }

    @Override
    public Integer call() throws IOException {
        SheetLayout layout = layout();
        Endpoints endpoints = Endpoints.of(at.home());
        try (Clients clients = Clients.of(endpoints)) {
            ShopId of = new LocalFunctions(
                            endpoints, clients, Platform.of(at.home()).shopTime())
                    .shop(shop);
            List<WaveLine> lines = new WaveTable(clients.dynamodb(), endpoints.table("Desk")).lines(of, wave);
            if (lines.isEmpty()) {
                throw new WrongUse("shop " + of + " has no wave " + wave);
            }
            Map<OrderKey, Order> orders = new OrderTable(clients.dynamodb(), endpoints.table("Orders"))
                    .load(lines.stream().map(WaveLine::order).toList(), true);
            RecipientTable recipients = new RecipientTable(clients.dynamodb(), endpoints.table("Recipients"));
            HandoverTable handovers = new HandoverTable(clients.dynamodb(), endpoints.table("Desk"));
            int left = write(layout, lines, orders, recipients, handovers);
            screen.say(lines.size() - left + " orders in " + file + (left == 0 ? "" : ", " + left + " left out"));
        }
        return Exit.DONE;
    }

    private int write(
            SheetLayout layout,
            List<WaveLine> lines,
            Map<OrderKey, Order> orders,
            RecipientTable recipients,
            HandoverTable handovers)
            throws IOException {
        int left = 0;
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(writer.append(MARK), CSVFormat.EXCEL)) {
            printer.printRecord(layout.titles());
            for (WaveLine line : lines) {
                Optional<Order> order = Optional.ofNullable(orders.get(line.order()))
                        .filter(known -> known.lane().equals(Optional.of(Lane.RELEASED)));
                if (order.isEmpty()) {
                    left++;
                    continue;
                }
                List<String> tracking = handovers.parcels(line.order()).stream()
                        .map(Parcel::tracking)
                        .filter(number -> !number.isBlank())
                        .toList();
                var rows = SheetRows.of(
                        wave, line.asNow(order.get()), order.get(), recipients.find(line.order()), tracking);
                for (Map<String, String> row : rows) {
                    printer.printRecord(layout.cells(row));
                }
            }
        }
        return left;
    }

    private SheetLayout layout() throws IOException {
        if (columns != null) {
            return SheetLayout.read(columns);
        }
        return switch (format) {
            case "dianxiaomi" -> SheetLayout.dianxiaomi();
            case "csv" -> SheetLayout.plain();
            default -> throw new WrongUse("no format '" + format + "'; there are dianxiaomi and csv");
        };
    }
}
