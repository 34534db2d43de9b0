package dev.backroom.localcloud.lint;

import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.localcloud.template.QueueSpec;
import dev.backroom.localcloud.template.Stack;
import dev.backroom.localcloud.template.StackContext;
import dev.backroom.localcloud.template.TemplateException;
import dev.backroom.localcloud.template.Trigger;
import dev.backroom.localcloud.template.Value;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What every resource of the template has to have, whatever it is for. */
final class TemplateLint {
    private static final StackContext CONTEXT = new StackContext(
            "shop", "eu-central-1", "111122223333", URI.create("https://sqs"), URI.create("https://webhook"));

    /** Under a key of our own. */
    private static final Set<String> PERSONAL = Set.of("Recipients", "Labels");
    /** Personal data that must be gone within days: no backup, no retention. */
    static final Set<String> FOR_DAYS = Set.of("Labels");

    private final Value.Fields template;
    private final Stack stack;
    private final List<String> findings = new ArrayList<>();

    private TemplateLint(Value.Fields template, Stack stack) {
        this.template = template;
        this.stack = stack;
    }

    /** One line a finding; empty when all is well. */
    static List<String> findings(Value.Fields template, Map<String, String> parameters) {
        Stack stack;
        try {
            stack = Stack.of(template, parameters, CONTEXT);
        } catch (TemplateException e) {
            return List.of(e.getMessage());
        }
        TemplateLint lint = new TemplateLint(template, stack);
        lint.functions();
        lint.queues();
        lint.tables();
        lint.countedLines();
        lint.permissions();
        return lint.findings;
    }

    private void functions() {
        Set<String> roles = new HashSet<>();
        for (FunctionSpec function : stack.functions()) {
            String id = function.id();
            Value properties = properties(id);
            if (Tree.text(properties, "Timeout").isEmpty()) {
                find(id, "has no Timeout of its own");
            }
            if (Tree.text(properties, "MemorySize").isEmpty()) {
                find(id, "has no MemorySize of its own");
            }
            logGroup(id, Tree.text(properties, "LoggingConfig", "LogGroup"));
            String role = name(Tree.text(properties, "Role"));
            if (!roles.add(role)) {
                find(id, "shares its role");
            }
            findings.addAll(RoleLint.findings(id, stack, role));
            findings.addAll(WiringLint.findings(function, stack));
            function.triggers().forEach(trigger -> trigger(function, trigger));
            if (!alarmed("Errors", "FunctionName", function.name())) {
                find(id, "has no alarm on its errors");
            }
            if (function.openUrl() != id.equals("OrderWebhook")) {
                find(id, "is public, or is OrderWebhook and is not");
            }
        }
    }

    private void logGroup(String function, String group) {
        boolean kept = resources("AWS::Logs::LogGroup").stream()
                .filter(resource -> group.equals("/backroom/shop/" + resource.id()))
                .anyMatch(resource ->
                        !Tree.text(resource.properties(), "RetentionInDays").isEmpty());
        if (!kept) {
            find(function, "has no log group with a retention");
        }
    }

    private void trigger(FunctionSpec function, Trigger trigger) {
        switch (trigger) {
            case Trigger.Queue source -> {
                if (!source.reportsItemFailures()) {
                    find(function.id(), "does not report item failures of " + source.name());
                }
                Duration visibility =
                        stack.queueByArn(source.queueArn()).orElseThrow().visibility();
                if (visibility.compareTo(function.timeout().multipliedBy(6)) < 0) {
                    find(function.id(), "may still run when " + source.name() + " becomes visible again");
                }
                if (source.maximumConcurrency().isEmpty()) {
                    find(function.id(), "has no MaximumConcurrency for " + source.name());
                }
            }
            case Trigger.Stream source -> stream(function, source);
            case Trigger.Schedule schedule -> {
                if (schedule.deadLetterArn().isEmpty()
                        || function.deadLetterArn().isEmpty()) {
                    find(function.id(), "loses events of " + schedule.name());
                }
                if (Tree.at(properties(function.id()), "Events", schedule.name(), "Properties", "RetryPolicy")
                        .isEmpty()) {
                    find(function.id(), "has no RetryPolicy for " + schedule.name());
                }
            }
        }
    }

    /** A stream's records wait in order: one batch that fails for ever would hold up all behind it, and be lost at last. */
    private void stream(FunctionSpec function, Trigger.Stream source) {
        if (source.failureArn().isEmpty()) {
            find(function.id(), "loses changes that it cannot take");
        }
        if (!source.bisects()) {
            find(function.id(), "gives up a whole batch for one change");
        }
        if (!source.reportsItemFailures()) {
            find(function.id(), "does not report item failures of its stream");
        }
        if (source.patience().attempts().isEmpty()
                || Tree.text(
                                properties(function.id()),
                                "Events",
                                source.name(),
                                "Properties",
                                "MaximumRecordAgeInSeconds")
                        .isEmpty()) {
            find(function.id(), "may stand at one change for ever");
        }
        if (!alarmed("IteratorAge", "FunctionName", function.name())) {
            find(function.id(), "has no alarm on its stream's lag");
        }
    }

    private void queues() {
        Set<String> dead = new HashSet<>();
        stack.queues().forEach(queue -> queue.redrive().ifPresent(redrive -> dead.add(redrive.deadLetterArn())));
        stack.functions().forEach(function -> function.deadLetterArn().ifPresent(dead::add));
        stack.functions().stream()
                .flatMap(function -> function.triggers().stream())
                .forEach(trigger -> {
                    if (trigger instanceof Trigger.Stream source) {
                        source.failureArn().ifPresent(dead::add);
                    }
                });
        Set<String> consumed = new HashSet<>();
        stack.functions()
                .forEach(function -> function.triggers().forEach(trigger -> {
                    if (trigger instanceof Trigger.Queue source) {
                        consumed.add(source.queueArn());
                    }
                }));
        for (QueueSpec queue : stack.queues()) {
            boolean isDead = dead.contains(queue.arn());
            if (!isDead && queue.redrive().map(QueueSpec.Redrive::receives).orElse(0) != 5) {
                find(queue.id(), "has no dead-letter queue after 5 receives");
            }
            if (queue.retention().toDays() != (isDead ? 14 : 4)) {
                find(queue.id(), "keeps messages for " + queue.retention().toDays() + " days");
            }
            if (!Tree.text(properties(queue.id()), "SqsManagedSseEnabled").equals("true")) {
                find(queue.id(), "is not encrypted");
            }
            if (isDead && !alarmed("ApproximateNumberOfMessagesVisible", "QueueName", queue.name())) {
                find(queue.id(), "has no alarm on waiting messages");
            }
            if (consumed.contains(queue.arn())
                    && !alarmed("ApproximateAgeOfOldestMessage", "QueueName", queue.name())) {
                find(queue.id(), "has no alarm on its lag");
            }
        }
    }

    private void tables() {
        for (Stack.Resource table : resources("AWS::DynamoDB::Table")) {
            Value properties = table.properties();
            if (!Tree.text(properties, "BillingMode").equals("PAY_PER_REQUEST")) {
                find(table.id(), "is not on demand");
            }
            boolean backedUp = Tree.text(properties, "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled")
                    .equals("true");
            boolean forDays = FOR_DAYS.contains(table.id());
            if (!backedUp && !forDays) {
                find(table.id(), "has no point-in-time recovery");
            }
            if (forDays
                    && (backedUp
                            || !Tree.text(properties, "TimeToLiveSpecification", "Enabled")
                                    .equals("true"))) {
                find(table.id(), "is kept longer than for days");
            }
            if (!Tree.text(properties, "SSESpecification", "SSEEnabled").equals("true")) {
                find(table.id(), "is not encrypted");
            }
            if (PERSONAL.contains(table.id())
                    && !stack.resources()
                            .containsKey(name(Tree.text(properties, "SSESpecification", "KMSMasterKeyId")))) {
                find(table.id(), "has no key of its own");
            }
            boolean retained = Tree.text(template, "Resources", table.id(), "DeletionPolicy")
                    .equals("Retain");
            if (!retained && !forDays) {
                find(table.id(), "is deleted with the stack");
            }
            if (retained && forDays) {
                find(table.id(), "stays when the stack is deleted");
            }
        }
    }

    /** Who may call in from outside: everybody, but only the webhook's URL. */
    private void permissions() {
        for (Stack.Resource permission : resources("AWS::Lambda::Permission")) {
            Value properties = permission.properties();
            boolean everybody = Tree.text(properties, "Principal").equals("*");
            boolean webhook = Tree.text(properties, "FunctionName").contains("shop-OrderWebhook:live")
                    && Tree.text(properties, "Action").equals("lambda:InvokeFunctionUrl")
                    && Tree.text(properties, "FunctionUrlAuthType").equals("NONE");
            if (everybody && !webhook) {
                find(permission.id(), "lets everybody in");
            }
        }
    }

    private void countedLines() {
        Set<String> alarmed = resources("AWS::CloudWatch::Alarm").stream()
                .map(alarm -> Tree.text(alarm.properties(), "MetricName"))
                .collect(Collectors.toSet());
        for (Stack.Resource filter : resources("AWS::Logs::MetricFilter")) {
            for (Value metric : Tree.items(filter.properties(), "MetricTransformations")) {
                if (!alarmed.contains(Tree.text(metric, "MetricName"))) {
                    find(filter.id(), "has no alarm on the lines it counts");
                }
            }
        }
    }

    private boolean alarmed(String metric, String dimension, String value) {
        return resources("AWS::CloudWatch::Alarm").stream()
                .map(Stack.Resource::properties)
                .filter(alarm -> Tree.text(alarm, "MetricName").equals(metric))
                .filter(alarm -> !Tree.items(alarm, "AlarmActions").isEmpty())
                .flatMap(alarm -> Tree.items(alarm, "Dimensions").stream())
                .anyMatch(pair -> Tree.text(pair, "Name").equals(dimension)
                        && Tree.text(pair, "Value").equals(value));
    }

    private List<Stack.Resource> resources(String type) {
        return stack.resources().values().stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    private Value properties(String id) {
        Stack.Resource resource = stack.resources().get(id);
        return resource == null ? new Value.Fields(Map.of(), 0) : resource.properties();
    }

    /** The logical id behind a physical name or an ARN. */
    static String name(String physical) {
        return physical.substring(Math.max(physical.lastIndexOf('/'), physical.lastIndexOf(':')) + 1)
                .replaceFirst("^shop-", "");
    }

    private void find(String resource, String finding) {
        findings.add(resource + " " + finding);
    }
}
