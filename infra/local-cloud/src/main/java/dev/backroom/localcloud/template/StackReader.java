package dev.backroom.localcloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks the sections of a template in the order in which they depend on one another. */
final class StackReader {
    private static final Value.Fields NOTHING = new Value.Fields(Map.of(), 0);

    private final Map<String, Value> sections;
    private final Map<String, String> parameters;
    private final StackContext context;

    StackReader(Value.Fields template, Map<String, String> parameters, StackContext context) {
        this.sections = template.values();
        this.parameters = parameters;
        this.context = context;
        new Section("the template", template)
                .described(
                        "AWSTemplateFormatVersion",
                        "Transform",
                        "Description",
                        "Metadata",
                        "Parameters",
                        "Mappings",
                        "Conditions",
                        "Globals",
                        "Resources",
                        "Outputs")
                .end();
    }

    Stack read() {
        Map<String, Value> names = Parameters.of(new Section("Parameters", section("Parameters")), parameters);
        names.put("AWS::StackName", new Value.Text(context.stackName(), 0));
        names.put("AWS::Region", new Value.Text(context.region(), 0));
        names.put("AWS::AccountId", new Value.Text(context.account(), 0));
        names.put("AWS::Partition", new Value.Text("aws", 0));
        names.put("AWS::URLSuffix", new Value.Text("amazonaws.com", 0));

        Map<String, String> types = new LinkedHashMap<>();
        Names references = new Names(context, types);
        Evaluation evaluation = new Evaluation(
                names, section("Mappings").values(), section("Conditions").values(), references);
        section("Conditions").values().forEach((name, value) -> evaluation.condition("Conditions", value.line(), name));

        Map<String, Value.Fields> present = new LinkedHashMap<>();
        section("Resources").values().forEach((id, value) -> {
            if (!(value instanceof Value.Fields resource)) {
                throw new TemplateException("Resources." + id, value.line(), "is not a mapping");
            }
            type(id, resource, evaluation).ifPresent(type -> {
                types.put(id, type);
                present.put(id, resource);
            });
        });
        return stack(evaluation, references, types, present);
    }

    private Stack stack(
            Evaluation evaluation, Names references, Map<String, String> types, Map<String, Value.Fields> present) {
        Value.Fields function = functionDefaults();
        Stack.Builder builder = new Stack.Builder();
        present.forEach((id, resource) -> {
            String type = String.valueOf(types.get(id));
            Value.Fields own = resource.values().get("Properties") instanceof Value.Fields fields ? fields : NOTHING;
            // SAM merges before it evaluates: a list may be an If on one side.
            Value.Fields merged = type.equals("AWS::Serverless::Function") ? merge(function, own) : own;
            String path = "Resources." + id;
            builder.add(
                    new Stack.Resource(
                            id,
                            type,
                            new Value.Fields(evaluation.fields(path, merged).values(), resource.line())),
                    references);
        });
        return builder.build(outputs(evaluation));
    }

    private Optional<String> type(String id, Value.Fields resource, Evaluation evaluation) {
        Section section = new Section("Resources." + id, resource);
        section.described("Properties", "DependsOn", "Metadata")
                .oneOf("DeletionPolicy", "Retain", "Delete", "RetainExceptOnCreate", "Snapshot");
        section.oneOf("UpdateReplacePolicy", "Retain", "Delete", "Snapshot");
        Optional<String> condition = section.text("Condition");
        String type = section.need("Type");
        section.end();
        boolean present = condition.isEmpty() || evaluation.condition(section.path(), resource.line(), condition.get());
        return present ? Optional.of(type) : Optional.empty();
    }

    private Map<String, String> outputs(Evaluation evaluation) {
        Map<String, String> outputs = new LinkedHashMap<>();
        section("Outputs").values().forEach((name, value) -> {
            String path = "Outputs." + name;
            if (!(value instanceof Value.Fields raw)) {
                throw new TemplateException(path, value.line(), "is not a mapping");
            }
            Optional<String> condition = new Section(path, raw).text("Condition");
            if (condition.isPresent() && !evaluation.condition(path, value.line(), condition.get())) {
                return;
            }
            Section output = new Section(path, evaluation.fields(path, raw));
            outputs.put(name, output.need("Value"));
            output.described("Description", "Export", "Condition").end();
        });
        return outputs;
    }

    private Value.Fields functionDefaults() {
        Section globals = new Section("Globals", section("Globals"));
        globals.described("Function").end();
        return section("Globals").values().get("Function") instanceof Value.Fields fields ? fields : NOTHING;
    }

    /** SAM's rule: maps merge, lists add up, the function's own texts win. */
    private static Value.Fields merge(Value.Fields global, Value.Fields own) {
        Map<String, Value> merged = new LinkedHashMap<>(global.values());
        own.values().forEach((key, value) -> {
            Value base = merged.get(key);
            if (base instanceof Value.Fields left && value instanceof Value.Fields right && !isFunction(left, right)) {
                merged.put(key, merge(left, right));
            } else if (base instanceof Value.Items(List<Value> left, int ignored)
                    && value instanceof Value.Items(List<Value> right, int line)) {
                List<Value> all = new ArrayList<>(left);
                all.addAll(right);
                merged.put(key, new Value.Items(all, line));
            } else {
                merged.put(key, value);
            }
        });
        return new Value.Fields(merged, own.line());
    }

    private static boolean isFunction(Value.Fields left, Value.Fields right) {
        return left.values().keySet().stream().anyMatch(key -> key.equals("Ref") || key.startsWith("Fn::"))
                || right.values().keySet().stream().anyMatch(key -> key.equals("Ref") || key.startsWith("Fn::"));
    }

    private Value.Fields section(String name) {
        Value section = sections.get(name);
        if (section == null) {
            return NOTHING;
        }
        if (section instanceof Value.Fields fields) {
            return fields;
        }
        throw new TemplateException(name, section.line(), "is not a mapping");
    }
}
