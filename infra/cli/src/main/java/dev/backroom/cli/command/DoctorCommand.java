package dev.backroom.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.backroom.cli.doctor.Finding;
import dev.backroom.cli.doctor.MachineCheck;
import dev.backroom.cli.doctor.RunningCheck;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.stack.Platform;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.HomeOption;
import dev.backroom.cli.terminal.JsonOption;
import dev.backroom.cli.terminal.Surroundings;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code doctor}: what is right, what is not, and what to do. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks this machine and what runs on it; every line says ok, warn or fail, and the remedy.",
        footer = {"", "Exit code 1 if anything failed; warnings do not count."})
public final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final HomeOption at;

    @Mixin
    private final JsonOption json = new JsonOption();

    public DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.at = new HomeOption(surroundings.home());
    }

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>(new MachineCheck(surroundings, at.home()).run());
        if (Files.exists(at.home().endpoints())) {
            Platform platform = Platform.of(at.home());
            findings.addAll(new RunningCheck(Endpoints.of(at.home()), at.home(), platform.shopTime()).run());
        } else {
            findings.add(Finding.ok("up", "does not run on this home"));
        }
        if (json.wanted()) {
            ArrayNode document = JsonOption.JSON.createArrayNode();
            findings.forEach(finding -> document.add(finding.json()));
            JsonOption.write(surroundings.screen(), document);
        } else {
            findings.forEach(finding -> surroundings.screen().say(finding.line()));
        }
        return findings.stream().anyMatch(finding -> finding.grade() == Finding.Grade.FAIL) ? Exit.FAILED : Exit.DONE;
    }
}
