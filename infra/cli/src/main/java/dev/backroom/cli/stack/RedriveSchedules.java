package dev.backroom.cli.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.localcloud.template.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Another try for runs that were given up. A job goes on from what it remembers, so one run makes up for all the runs of its
 * schedule that failed: its function is run once, and the events go only if it answered.
 */
public final class RedriveSchedules {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Longer than all functions with a schedule may take together. */
    private static final Duration HIDDEN = Duration.ofMinutes(30);

    private final Screen screen;
    private final DeadLetters dead;
    private final FunctionRun run;

    public RedriveSchedules(Screen screen, DeadLetters dead, FunctionRun run) {
        this.screen = screen;
        this.dead = dead;
        this.run = run;
    }

    private record Due(FunctionSpec function, List<Message> events) {}

    /** @return an exit code; failed if a function failed again or an event names none */
    public int run() {
        Map<String, Due> due = new LinkedHashMap<>();
        List<Message> unknown = new ArrayList<>();
        for (Message message : dead.take(HIDDEN)) {
            Optional<FunctionSpec> function = function(message.body());
            function.ifPresentOrElse(
                    spec -> due.computeIfAbsent(spec.id(), id -> new Due(spec, new ArrayList<>()))
                            .events()
                            .add(message),
                    () -> unknown.add(message));
        }
        int code = Exit.DONE;
        for (Due one : due.values()) {
            if (!again(one)) {
                code = Exit.FAILED;
            }
        }
        if (!unknown.isEmpty()) {
            dead.show(unknown);
            screen.warn(unknown.size() + " events name no schedule of template.yaml and were left where they are");
            code = Exit.FAILED;
        }
        if (due.isEmpty() && unknown.isEmpty()) {
            screen.say("no run of a schedule was given up");
        }
        return code;
    }

    private boolean again(Due due) {
        String name = due.function().id();
        byte[] event = due.events().getLast().body().getBytes(StandardCharsets.UTF_8);
        Optional<String> failure = FunctionRun.failure(run.of(due.function(), event));
        if (failure.isPresent()) {
            dead.show(due.events());
            screen.warn(name + " " + failure.get() + "; its " + due.events().size() + " events stay");
            return false;
        }
        dead.remove(due.events());
        screen.say(name + " ran once in place of " + due.events().size() + " runs that were given up");
        return true;
    }

    /** The function whose schedule the event names; a deployment puts its own marks around the schedule's name. */
    private Optional<FunctionSpec> function(String body) {
        String resource = resource(body);
        return run.functions().all().stream()
                .filter(function -> function.triggers().stream()
                        .filter(Trigger.Schedule.class::isInstance)
                        .map(trigger -> ((Trigger.Schedule) trigger).name())
                        .anyMatch(name ->
                                resource.equals(function.id() + "." + name) || resource.contains(function.id() + name)))
                .findFirst();
    }

    private static String resource(String body) {
        try {
            JsonNode event = JSON.readTree(body);
            String arn = event.path("resources").path(0).asText();
            return arn.substring(arn.lastIndexOf('/') + 1);
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
