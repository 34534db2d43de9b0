package dev.backroom.localcloud.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.backroom.localcloud.TestClouds;
import dev.backroom.localcloud.template.TemplateReader;
import dev.backroom.localcloud.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The template keeps the rules, and would not get away with breaking any of them. */
@Tag("system")
final class TemplateLintTest {
    private static final Value.Fields TEMPLATE = TemplateReader.read(TestClouds.template());

    @ParameterizedTest
    @CsvSource({"native, arm64", "native, x86_64", "jvm, arm64", "jvm, x86_64"})
    void findsNothing_inTheTemplateAsItIs(String packaging, String architecture) {
        assertThat(TemplateLint.findings(TEMPLATE, Map.of("Packaging", packaging, "Architecture", architecture)))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> findsIt_whenAnythingIsTakenOutOrLoosened() {
        return mutations()
                .map(mutation -> dynamicTest(
                        mutation.name(),
                        () -> assertThat(TemplateLint.findings(
                                        (Value.Fields) mutation.change().apply(TEMPLATE), Map.of()))
                                .as(mutation.name())
                                .anySatisfy(finding -> assertThat(finding).contains(mutation.finding()))));
    }

    /** Whoever is woken by an alarm finds it by its name; those of dead letters share a line, the cause being elsewhere. */
    @Test
    void everyAlarm_standsInTheRunbook() throws IOException {
        String runbook = Files.readString(TestClouds.template().resolveSibling("docs/operations.md"));
        assertThat(runbook).contains("`…DeadWaits`");
        assertThat(ids("AWS::CloudWatch::Alarm"))
                .hasSizeGreaterThan(30)
                .filteredOn(id -> !id.endsWith("DeadWaits"))
                .allSatisfy(id -> assertThat(runbook).contains("`" + id + "`"));
    }

    private record Mutation(String name, UnaryOperator<Value> change, String finding) {}

    private static Stream<Mutation> mutations() {
        List<Mutation> mutations = new ArrayList<>();
        ids("AWS::Serverless::Function").forEach(id -> function(mutations, id));
        ids("AWS::SQS::Queue").forEach(id -> queue(mutations, id));
        ids("AWS::DynamoDB::Table").forEach(id -> table(mutations, id));
        ids("AWS::IAM::ManagedPolicy").forEach(id -> shared(mutations, id));
        ids("AWS::CloudWatch::Alarm").forEach(id -> mutations.add(without("has no alarm", "Resources", id)));
        ids("AWS::Logs::LogGroup").forEach(id -> {
            mutations.add(without("unknown", "Resources", id));
            mutations.add(without("log group", "Resources", id, "Properties", "RetentionInDays"));
        });
        mutations.add(with(
                "lets everybody in",
                "lambda:InvokeFunction",
                "Resources",
                "OrderWebhookUrlPermission",
                "Properties",
                "Action"));
        mutations.add(without(
                "is public, or is OrderWebhook", "Resources", "OrderWebhook", "Properties", "FunctionUrlConfig"));
        mutations.add(with("may do more", "sqs:DeleteMessage", statement("OrderWebhook", "0", "Action")));
        List.of("Recipients", "Labels")
                .forEach(id -> mutations.add(with(
                        "has no key of its own",
                        "alias/aws/dynamodb",
                        "Resources",
                        id,
                        "Properties",
                        "SSESpecification",
                        "KMSMasterKeyId")));
        mutations.add(with("does not run here", "AWS::EC2::Instance", "Resources", "OrderEvents", "Type"));
        mutations.add(with("unknown to the local cloud", "x", "Resources", "OrderEvents", "Properties", "Colour"));
        return mutations.stream();
    }

    private static void function(List<Mutation> mutations, String id) {
        mutations.add(without("has no Timeout", "Resources", id, "Properties", "Timeout"));
        mutations.add(without("has no MemorySize", "Resources", id, "Properties", "MemorySize"));
        mutations.add(without("log group", "Resources", id, "Properties", "LoggingConfig", "LogGroup"));
        mutations.add(without("no role", "Resources", id, "Properties", "Role"));
        mutations.add(without("unknown", "Resources", id + "Role"));
        mutations.add(with(
                "no role of this template",
                "arn:aws:iam::111122223333:role/admin",
                "Resources",
                id,
                "Properties",
                "Role"));
        mutations.add(with("wildcard action", "sqs:*", statement(id, "0", "Action")));
        mutations.add(with("wildcard resource", "*", statement(id, "0", "Resource")));
        mutations.add(with(
                "open to others",
                "ec2.amazonaws.com",
                "Resources",
                id + "Role",
                "Properties",
                "AssumeRolePolicyDocument",
                "Statement",
                "0",
                "Principal",
                "Service"));
        if (!id.equals("OrderWebhook")) {
            mutations.add(with("is public", "NONE", "Resources", id, "Properties", "FunctionUrlConfig", "AuthType"));
            mutations.add(with(
                    "shares its role",
                    "arn:aws:iam::111122223333:role/shop-OrderWebhookRole",
                    "Resources",
                    id,
                    "Properties",
                    "Role"));
        }
        events(id).forEach((event, type) -> event(mutations, id, event, type));
        fields("Resources", id, "Properties", "Environment", "Variables").keySet().stream()
                .filter(name -> name.matches(".*_(TABLE|URL|PARAMETER)"))
                .forEach(name -> mutations.add(
                        without("is not told of it", "Resources", id, "Properties", "Environment", "Variables", name)));
        if (Tree.at(TEMPLATE, "Resources", id + "Role", "Properties", "ManagedPolicyArns")
                .isPresent()) {
            String[] shared = {"Resources", id + "Role", "Properties", "ManagedPolicyArns"};
            mutations.add(without("is told of TOKENS_PARAMETER and may not use it", shared));
            mutations.add(with(
                    "is not a policy of this template",
                    "arn:aws:iam::aws:policy/AdministratorAccess",
                    joined(shared, "0")));
        }
        grants(mutations, id, "sqs:ReceiveMessage", "cannot poll");
        grants(mutations, id, "dynamodb:GetRecords", "cannot follow");
        mutations.add(with(
                "may not use it",
                "/backroom/shop/other",
                "Resources",
                id,
                "Properties",
                "Environment",
                "Variables",
                "OTHER_PARAMETER"));
    }

    /** What several roles share keeps the rules of each, and nothing of it can go. */
    private static void shared(List<Mutation> mutations, String id) {
        String[] statement = {"Resources", id, "Properties", "PolicyDocument", "Statement", "0"};
        mutations.add(without("unknown", "Resources", id));
        mutations.add(with("wildcard action", "ssm:*", joined(statement, "Action")));
        mutations.add(with("wildcard resource", "*", joined(statement, "Resource")));
    }

    /** Takes away the statement that gives an action, where there is one. */
    private static void grants(List<Mutation> mutations, String function, String action, String finding) {
        List<Value> statements = Tree.items(
                TEMPLATE, "Resources", function + "Role", "Properties", "Policies", "0", "PolicyDocument", "Statement");
        for (int i = 0; i < statements.size(); i++) {
            if (Tree.texts(statements.get(i), "Action").contains(action)) {
                mutations.add(with(finding, "sqs:PurgeQueue", statement(function, Integer.toString(i), "Action")));
            }
        }
    }

    private static void event(List<Mutation> mutations, String function, String event, String type) {
        String[] path = {"Resources", function, "Properties", "Events", event, "Properties"};
        if (type.equals("SQS")) {
            mutations.add(without("does not report item failures", joined(path, "FunctionResponseTypes")));
            mutations.add(without("MaximumConcurrency", joined(path, "ScalingConfig")));
            mutations.add(with("may still run", "600", "Resources", function, "Properties", "Timeout"));
        } else if (type.equals("DynamoDB")) {
            mutations.add(without("loses changes", joined(path, "DestinationConfig")));
            mutations.add(without("a whole batch", joined(path, "BisectBatchOnFunctionError")));
            mutations.add(without("does not report item failures", joined(path, "FunctionResponseTypes")));
            mutations.add(without("for ever", joined(path, "MaximumRecordAgeInSeconds")));
            mutations.add(without("for ever", joined(path, "MaximumRetryAttempts")));
        } else {
            mutations.add(without("loses events", joined(path, "DeadLetterConfig")));
            mutations.add(without("loses events", "Resources", function, "Properties", "DeadLetterQueue"));
            mutations.add(without("has no RetryPolicy", joined(path, "RetryPolicy")));
        }
    }

    private static void queue(List<Mutation> mutations, String id) {
        mutations.add(with("keeps messages for", "86400", "Resources", id, "Properties", "MessageRetentionPeriod"));
        mutations.add(without("is not encrypted", "Resources", id, "Properties", "SqsManagedSseEnabled"));
        mutations.add(without("unknown", "Resources", id));
        if (Tree.at(TEMPLATE, "Resources", id, "Properties", "RedrivePolicy").isPresent()) {
            mutations.add(without("has no dead-letter queue", "Resources", id, "Properties", "RedrivePolicy"));
            mutations.add(with(
                    "has no dead-letter queue",
                    "50",
                    "Resources",
                    id,
                    "Properties",
                    "RedrivePolicy",
                    "maxReceiveCount"));
        }
    }

    private static void table(List<Mutation> mutations, String id) {
        mutations.add(without("BillingMode", "Resources", id, "Properties", "BillingMode"));
        mutations.add(without("is not encrypted", "Resources", id, "Properties", "SSESpecification"));
        if (TemplateLint.FOR_DAYS.contains(id)) {
            mutations.add(with("stays when the stack", "Retain", "Resources", id, "DeletionPolicy"));
            mutations.add(without("kept longer", "Resources", id, "Properties", "TimeToLiveSpecification"));
            mutations.add(with(
                    "kept longer",
                    "true",
                    "Resources",
                    id,
                    "Properties",
                    "PointInTimeRecoverySpecification",
                    "PointInTimeRecoveryEnabled"));
        } else {
            mutations.add(without(
                    "has no point-in-time recovery",
                    "Resources",
                    id,
                    "Properties",
                    "PointInTimeRecoverySpecification"));
            mutations.add(without("is deleted with the stack", "Resources", id, "DeletionPolicy"));
        }
    }

    private static Mutation without(String finding, String... path) {
        return new Mutation("without " + String.join(".", path), root -> Tree.without(root, List.of(path)), finding);
    }

    private static Mutation with(String finding, String text, String... path) {
        return new Mutation(
                String.join(".", path) + " = " + text, root -> Tree.with(root, List.of(path), text), finding);
    }

    private static String[] statement(String function, String index, String key) {
        return new String[] {
            "Resources", function + "Role", "Properties", "Policies", "0", "PolicyDocument", "Statement", index, key
        };
    }

    private static String[] joined(String[] path, String step) {
        return Stream.concat(Stream.of(path), Stream.of(step)).toArray(String[]::new);
    }

    private static List<String> ids(String type) {
        return fields("Resources").entrySet().stream()
                .filter(entry -> Tree.text(entry.getValue(), "Type").equals(type))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, String> events(String function) {
        Map<String, String> types = new LinkedHashMap<>();
        fields("Resources", function, "Properties", "Events")
                .forEach((name, event) -> types.put(name, Tree.text(event, "Type")));
        return types;
    }

    private static Map<String, Value> fields(String... path) {
        return Tree.at(TEMPLATE, path).orElse(null) instanceof Value.Fields(Map<String, Value> fields, int line)
                ? fields
                : Map.of();
    }
}
