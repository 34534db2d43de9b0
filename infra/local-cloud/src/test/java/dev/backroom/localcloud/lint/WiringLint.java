package dev.backroom.localcloud.lint;

import dev.backroom.localcloud.role.Permission;
import dev.backroom.localcloud.role.Role;
import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.localcloud.template.QueueSpec;
import dev.backroom.localcloud.template.Stack;
import dev.backroom.localcloud.template.TableSpec;
import dev.backroom.localcloud.template.Trigger;
import java.util.ArrayList;
import java.util.List;

/**
 * A role and its function's variables name the same tables, queues and parameters, and Lambda may do for the function what its
 * triggers and dead letters need. What the code asks for beyond that, the local cloud's guard sees.
 */
final class WiringLint {
    private static final List<String> POLL =
            List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
    private static final List<String> FOLLOW = List.of(
            "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams");

    private final FunctionSpec function;
    private final Stack stack;
    private final Role role;
    private final List<String> findings = new ArrayList<>();

    private WiringLint(FunctionSpec function, Stack stack) {
        this.function = function;
        this.stack = stack;
        this.role = Role.of(stack, function);
    }

    static List<String> findings(FunctionSpec function, Stack stack) {
        WiringLint lint = new WiringLint(function, stack);
        lint.triggers();
        lint.tables();
        lint.queues();
        lint.parameters();
        return lint.findings;
    }

    private void triggers() {
        function.deadLetterArn().ifPresent(this::buries);
        for (Trigger trigger : function.triggers()) {
            switch (trigger) {
                case Trigger.Queue queue -> needs(POLL, queue.queueArn(), "cannot poll " + queue.name());
                case Trigger.Stream stream -> {
                    needs(FOLLOW, stream.streamArn(), "cannot follow " + stream.name());
                    stream.failureArn().ifPresent(this::buries);
                }
                case Trigger.Schedule schedule -> {}
            }
        }
    }

    private void buries(String arn) {
        needs(List.of("sqs:SendMessage"), arn, "cannot bury what it gives up");
    }

    private void needs(List<String> actions, String arn, String finding) {
        if (!actions.stream().allMatch(action -> role.allows(new Permission(action, arn)))) {
            find(finding);
        }
    }

    private void tables() {
        for (TableSpec table : stack.tables()) {
            String own = ":table/" + table.name();
            boolean may = role.granted().stream()
                    .map(Permission::resource)
                    .anyMatch(arn -> arn.endsWith(own) || arn.contains(own + "/"));
            bothOrNeither(table.id(), told("_TABLE", table.name()), may);
        }
    }

    private void queues() {
        for (QueueSpec queue : stack.queues()) {
            boolean told = function.environment().values().stream()
                    .anyMatch(value -> value.contains("/" + queue.name())
                            && value.matches("(?s)(.*[/=])?\\S*/" + queue.name() + "(\\s.*)?"));
            boolean isLambdas =
                    function.deadLetterArn().filter(queue.arn()::equals).isPresent()
                            || function.triggers().stream().anyMatch(trigger -> isOf(trigger, queue.arn()));
            boolean may = role.granted().stream()
                    .filter(given -> given.resource().equals(queue.arn()))
                    .anyMatch(given -> !isLambdas
                            || (given.action().equals("sqs:SendMessage")
                                    && function.triggers().stream()
                                            .anyMatch(trigger -> trigger instanceof Trigger.Queue source
                                                    && source.queueArn().equals(queue.arn()))));
            bothOrNeither(queue.id(), told, may);
        }
    }

    private static boolean isOf(Trigger trigger, String arn) {
        return switch (trigger) {
            case Trigger.Queue queue -> queue.queueArn().equals(arn);
            case Trigger.Stream stream ->
                stream.failureArn().filter(arn::equals).isPresent();
            case Trigger.Schedule schedule ->
                schedule.deadLetterArn().filter(arn::equals).isPresent();
        };
    }

    private void parameters() {
        function.environment().forEach((variable, name) -> {
            if (variable.endsWith("_PARAMETER")) {
                boolean may = role.granted().stream()
                        .filter(given -> given.action().startsWith("ssm:"))
                        .anyMatch(given -> given.resource().endsWith(":parameter" + name)
                                || given.resource().endsWith(":parameter" + name + "*"));
                bothOrNeither(variable, true, may);
            }
        });
        role.granted().stream()
                .filter(given -> given.action().startsWith("ssm:"))
                .map(given -> given.resource().replaceFirst(".*:parameter", "").replaceFirst("\\*$", ""))
                .distinct()
                .forEach(name -> bothOrNeither(name, told("_PARAMETER", name), true));
    }

    private boolean told(String suffix, String value) {
        return function.environment().entrySet().stream()
                .anyMatch(variable -> variable.getKey().endsWith(suffix)
                        && variable.getValue().equals(value));
    }

    private void bothOrNeither(String what, boolean told, boolean may) {
        if (told && !may) {
            find("is told of " + what + " and may not use it");
        } else if (may && !told) {
            find("may use " + what + " and is not told of it");
        }
    }

    private void find(String finding) {
        findings.add(function.id() + " " + finding);
    }
}
