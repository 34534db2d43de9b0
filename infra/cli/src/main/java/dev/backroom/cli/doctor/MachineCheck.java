package dev.backroom.cli.doctor;

import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.cli.terminal.Missing;
import dev.backroom.cli.terminal.Surroundings;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.template.Stack;
import dev.backroom.localcloud.template.StackContext;
import dev.backroom.localcloud.template.TemplateException;
import dev.backroom.localcloud.template.TemplateReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether this machine can run the system. */
public final class MachineCheck {
    private static final int OLDEST_JDK = 25;
    private static final int FEWEST_PROCESSORS = 2;
    private static final long SCARCE_DISK = 1L << 30;
    private static final long NO_DISK = 200L << 20;
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    private final Surroundings surroundings;
    private final Home home;

    public MachineCheck(Surroundings surroundings, Home home) {
        this.surroundings = surroundings;
        this.home = home;
    }

    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        findings.add(jdk());
        findings.add(processors());
        findings.add(disk());
        findings.add(template());
        if (!Files.exists(home.endpoints())) {
            findings.add(port());
        }
        return findings;
    }

    private static Finding jdk() {
        Runtime.Version version = Runtime.version();
        return version.feature() >= OLDEST_JDK
                ? Finding.ok("JDK", version + " in " + System.getProperty("java.home"))
                : Finding.fail("JDK", version.toString(), "install a JDK " + OLDEST_JDK + " or newer");
    }

    private static Finding processors() {
        int processors = Runtime.getRuntime().availableProcessors();
        return processors >= FEWEST_PROCESSORS
                ? Finding.ok("processors", Integer.toString(processors))
                : Finding.warn(
                        "processors", Integer.toString(processors), "the demo takes longer on one: its clock waits");
    }

    private Finding disk() {
        try {
            Path folder = Files.createDirectories(home.folder());
            Files.delete(Files.createTempFile(folder, "doctor", ""));
            long free = Files.getFileStore(folder).getUsableSpace();
            String found = folder + ", " + (free >> 20) + " MB free";
            if (free < NO_DISK) {
                return Finding.fail("home", found, "free some space, or set BACKROOM_HOME elsewhere");
            }
            return free < SCARCE_DISK
                    ? Finding.warn("home", found, "free some space before a long run")
                    : Finding.ok("home", found);
        } catch (IOException e) {
            return Finding.fail("home", "cannot write " + home.folder(), "set BACKROOM_HOME to a folder of yours");
        }
    }

    private static Finding template() {
        try {
            Path file = Installation.find().template();
            StackContext context = new StackContext(
                    LocalCloudOptions.STACK, LocalCloudOptions.REGION, StackContext.LOCAL_ACCOUNT, NOWHERE, NOWHERE);
            Stack stack = Stack.of(TemplateReader.read(file), Map.of(), context);
            return Finding.ok(
                    "template",
                    "%d functions, %d queues, %d tables"
                            .formatted(
                                    stack.functions().size(),
                                    stack.queues().size(),
                                    stack.tables().size()));
        } catch (TemplateException | Missing e) {
            return Finding.fail("template", String.valueOf(e.getMessage()), "mend template.yaml");
        }
    }

    private Finding port() {
        int port = surroundings.port();
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return Finding.ok("port", free.getLocalPort() + " is free");
        } catch (IOException e) {
            return Finding.warn("port", port + " is taken by another program", "set BACKROOM_PORT to a free one");
        }
    }
}
