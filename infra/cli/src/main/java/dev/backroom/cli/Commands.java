package dev.backroom.cli;

import dev.backroom.cli.command.AftersaleCommand;
import dev.backroom.cli.command.BackfillCommand;
import dev.backroom.cli.command.BenchCommand;
import dev.backroom.cli.command.ConnectCommand;
import dev.backroom.cli.command.DecideCommand;
import dev.backroom.cli.command.DoctorCommand;
import dev.backroom.cli.command.ImportCommand;
import dev.backroom.cli.command.InvokeCommand;
import dev.backroom.cli.command.LabelsCommand;
import dev.backroom.cli.command.RecountCommand;
import dev.backroom.cli.command.RedriveCommand;
import dev.backroom.cli.command.RepliedCommand;
import dev.backroom.cli.command.SheetCommand;
import dev.backroom.cli.command.UpCommand;
import dev.backroom.cli.demo.DemoCommand;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.Missing;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.Surroundings;
import dev.backroom.cli.terminal.WrongUse;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** All commands, and how their failures become one line and an exit code. */
public final class Commands {
    private static final Logger LOG = Logger.getLogger(Commands.class);

    @Command(
            name = "backroom",
            mixinStandardHelpOptions = true,
            version = "backroom 0.1.0",
            description = "The back room of a TikTok Shop, on this machine.",
            footer = {
                "",
                "Everything that runs is kept in BACKROOM_HOME (.backroom beside the sources).",
                "Exit codes: 0 done and true, 1 a check failed, 2 wrong use, 3 something is missing on this machine."
            })
    static final class Backroom implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            CommandLine line = Objects.requireNonNull(spec).commandLine();
            line.usage(line.getErr());
            return Exit.WRONG_USE;
        }
    }

    private Commands() {}

    /** The command line in these surroundings. */
    public static CommandLine line(Surroundings surroundings) {
        Screen screen = surroundings.screen();
        Home home = surroundings.home();
        CommandLine line = new CommandLine(new Backroom())
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new UpCommand(surroundings))
                .addSubcommand(new ConnectCommand(screen, home))
                .addSubcommand(new BackfillCommand(screen, home))
                .addSubcommand(new ImportCommand(screen, home))
                .addSubcommand(new SheetCommand(screen, home))
                .addSubcommand(new LabelsCommand(screen, home))
                .addSubcommand(new RecountCommand(screen, home))
                .addSubcommand(new RepliedCommand(screen, home))
                .addSubcommand(new DecideCommand(screen, home))
                .addSubcommand(new AftersaleCommand(screen, home))
                .addSubcommand(new InvokeCommand(screen, home))
                .addSubcommand(new RedriveCommand(screen, home))
                .addSubcommand(new DoctorCommand(surroundings))
                .addSubcommand(new BenchCommand(screen));
        line.setExecutionExceptionHandler(failures(screen, home));
        line.setOut(new PrintWriter(screen.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(screen.err(), true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    private static IExecutionExceptionHandler failures(Screen screen, Home home) {
        return (Exception failure, CommandLine command, ParseResult parsed) -> switch (failure) {
            case Missing missing -> say(screen, String.valueOf(missing.getMessage()), Exit.MISSING);
            case WrongUse wrong -> say(screen, String.valueOf(wrong.getMessage()), Exit.WRONG_USE);
            default -> {
                LOG.error("command failed", failure);
                yield say(screen, failure + " (more in " + home.ownLog() + ")", Exit.FAILED);
            }
        };
    }

    private static int say(Screen screen, String why, int code) {
        screen.warn(why);
        return code;
    }
}
