package dev.backroom.localcloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The template with everything evaluated: what is to run, and the evaluated properties of every resource.
 *
 * @param resources every resource whose condition holds, in the order of the file
 */
public record Stack(
        List<QueueSpec> queues,
        List<TableSpec> tables,
        List<FunctionSpec> functions,
        Map<String, Resource> resources,
        Map<String, String> outputs) {

    /** @param properties evaluated, Globals merged in */
    public record Resource(String id, String type, Value.Fields properties) {}

    /**
     * @param parameters values by parameter name; defaults stand for the rest
     * @throws TemplateException by path and line, for whatever the local cloud does not know
     */
    public static Stack of(Value.Fields template, Map<String, String> parameters, StackContext context) {
        return new StackReader(template, parameters, context).read();
    }

    /** The function with this logical id. */
    public Optional<FunctionSpec> function(String id) {
        return functions.stream().filter(function -> function.id().equals(id)).findFirst();
    }

    public Optional<QueueSpec> queueByArn(String arn) {
        return queues.stream().filter(queue -> queue.arn().equals(arn)).findFirst();
    }

    /** The table whose stream has this ARN. */
    public Optional<TableSpec> tableByStream(String arn) {
        return tables.stream()
                .filter(table -> table.stream().isPresent() && arn.endsWith(Names.stream(table.name())))
                .findFirst();
    }

    /** The policy of this template that roles share and that has this ARN. */
    public Optional<Resource> policyByArn(String arn) {
        return resources.values().stream()
                .filter(resource -> resource.type().equals("AWS::IAM::ManagedPolicy")
                        && arn.contains(":policy/")
                        && arn.endsWith("-" + resource.id()))
                .findFirst();
    }

    /** Fails when a trigger, a redrive policy or a role names something that is not of this stack. */
    Stack checked() {
        resources.values().stream()
                .filter(resource -> resource.type().equals("AWS::IAM::Role"))
                .forEach(this::checkPolicies);
        List<String> wanted = new ArrayList<>();
        queues.forEach(queue -> queue.redrive().ifPresent(redrive -> wanted.add(redrive.deadLetterArn())));
        for (FunctionSpec function : functions) {
            function.deadLetterArn().ifPresent(wanted::add);
            for (Trigger trigger : function.triggers()) {
                switch (trigger) {
                    case Trigger.Queue queue -> wanted.add(queue.queueArn());
                    case Trigger.Stream stream -> {
                        if (tableByStream(stream.streamArn()).isEmpty()) {
                            throw new TemplateException(
                                    "no table of this template has the stream " + stream.streamArn());
                        }
                        stream.failureArn().ifPresent(wanted::add);
                    }
                    case Trigger.Schedule schedule -> schedule.deadLetterArn().ifPresent(wanted::add);
                }
            }
        }
        for (String arn : wanted) {
            if (queueByArn(arn).isEmpty()) {
                throw new TemplateException("no queue of this template has the ARN " + arn);
            }
        }
        return this;
    }

    /** What AWS's own policies allow is not known here, and is more than one function needs. */
    private void checkPolicies(Resource role) {
        Section properties = new Section("Resources.%s.Properties".formatted(role.id()), role.properties());
        for (String arn : properties.texts("ManagedPolicyArns")) {
            if (policyByArn(arn).isEmpty()) {
                throw properties.complaint("ManagedPolicyArns", arn + " is not a policy of this template");
            }
        }
    }

    static final class Builder {
        final List<QueueSpec> queues = new ArrayList<>();
        final List<TableSpec> tables = new ArrayList<>();
        final List<FunctionSpec> functions = new ArrayList<>();
        final Map<String, Resource> resources = new LinkedHashMap<>();

        void add(Resource resource, Names names) {
            String id = resource.id();
            resources.put(id, resource);
            Section properties = new Section("Resources.%s.Properties".formatted(id), resource.properties());
            switch (resource.type()) {
                case "AWS::SQS::Queue" -> queues.add(QueueSpec.of(id, arn(names, id), properties));
                case "AWS::DynamoDB::Table" -> tables.add(TableSpec.of(id, names.physical(id), properties));
                case "AWS::Serverless::Function" -> functions.add(FunctionSpec.of(id, arn(names, id), properties));
                default -> {
                    Set<String> known = DescribedTypes.properties(resource.type())
                            .orElseThrow(() -> new TemplateException(
                                    "Resources." + id,
                                    resource.properties().line(),
                                    "resource type " + resource.type() + " does not run here"));
                    properties.described(known.toArray(String[]::new)).end();
                }
            }
        }

        Stack build(Map<String, String> outputs) {
            return new Stack(List.copyOf(queues), List.copyOf(tables), List.copyOf(functions), resources, outputs)
                    .checked();
        }

        private static String arn(Names names, String id) {
            return names.attribute(id, "Arn").orElseThrow();
        }
    }
}
