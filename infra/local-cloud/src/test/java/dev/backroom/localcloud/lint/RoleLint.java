package dev.backroom.localcloud.lint;

import dev.backroom.localcloud.template.Stack;
import dev.backroom.localcloud.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A function's role: its own, for Lambda alone, exact actions on exact resources. */
final class RoleLint {
    private static final Set<String> WEBHOOK =
            Set.of("sqs:SendMessage", "ssm:GetParameter", "logs:CreateLogStream", "logs:PutLogEvents");

    /** The console reads; it writes what its buttons need, and nothing about people. */
    private static final Set<String> CONSOLE_WRITES = Set.of(
            "dynamodb:PutItem Reviews",
            "dynamodb:UpdateItem Reviews",
            "dynamodb:DeleteItem Shops",
            "dynamodb:PutItem Orders",
            "dynamodb:PutItem Desk",
            "dynamodb:DeleteItem Desk");

    /** Slips and labels name the recipients of orders that are known by key; nobody lists people. */
    private static final Set<String> CONSOLE_NAMES = Set.of("dynamodb:GetItem", "dynamodb:BatchGetItem");

    /** The labels of an order that is known by key; nobody lists a shop's. */
    private static final String CONSOLE_LABELS = "dynamodb:Query";

    private RoleLint() {}

    static List<String> findings(String function, Stack stack, String roleId) {
        Stack.Resource role = stack.resources().get(roleId);
        if (role == null || !role.type().equals("AWS::IAM::Role")) {
            return List.of(function + " has no role of this template");
        }
        List<String> findings = new ArrayList<>();
        Value properties = role.properties();
        for (Value statement : Tree.items(properties, "AssumeRolePolicyDocument", "Statement")) {
            if (!Tree.text(statement, "Principal", "Service").equals("lambda.amazonaws.com")) {
                findings.add(function + "'s role is open to others than Lambda");
            }
        }
        Set<String> actions = new TreeSet<>();
        for (Value policy : Tree.items(properties, "Policies")) {
            for (Value statement : Tree.items(policy, "PolicyDocument", "Statement")) {
                actions.addAll(Tree.texts(statement, "Action"));
                findings.addAll(statement(function, statement));
            }
        }
        for (String shared : Tree.texts(properties, "ManagedPolicyArns")) {
            Value policy = stack.policyByArn(shared).orElseThrow().properties();
            for (Value statement : Tree.items(policy, "PolicyDocument", "Statement")) {
                actions.addAll(Tree.texts(statement, "Action"));
                findings.addAll(statement(function, statement));
            }
        }
        if (!actions.contains("logs:PutLogEvents") || !actions.contains("logs:CreateLogStream")) {
            findings.add(function + " cannot write its log");
        }
        if (function.equals("OrderWebhook") && !WEBHOOK.containsAll(actions)) {
            actions.removeAll(WEBHOOK);
            findings.add("OrderWebhook may do more than send and read two parameters: " + actions);
        }
        return findings;
    }

    private static List<String> console(List<String> actions, List<String> resources) {
        List<String> findings = new ArrayList<>();
        for (String action : actions) {
            for (String resource : resources) {
                String table = TemplateLint.name(resource.replaceFirst("/index/.*", ""));
                boolean writes = action.matches("dynamodb:(Put|Update|Delete)Item");
                boolean reads = action.matches("dynamodb:(Query|GetItem|BatchGetItem)");
                if ((table.equals("Recipients") && !CONSOLE_NAMES.contains(action))
                        || (table.equals("Labels") && (!action.equals(CONSOLE_LABELS) || resource.contains("/index/")))
                        || (writes && !CONSOLE_WRITES.contains(action + " " + table))
                        || (action.startsWith("dynamodb:") && !writes && !reads)) {
                    findings.add("Console may " + action + " on " + table);
                }
            }
        }
        return findings;
    }

    private static List<String> statement(String function, Value statement) {
        List<String> findings = new ArrayList<>();
        List<String> actions = Tree.texts(statement, "Action");
        List<String> resources = Tree.texts(statement, "Resource");
        if (function.equals("Console")) {
            findings.addAll(console(actions, resources));
        }
        if (actions.isEmpty()
                || resources.isEmpty()
                || !Tree.text(statement, "Effect").equals("Allow")) {
            findings.add(function + "'s role has a statement without effect, action or resource");
        }
        for (String action : actions) {
            if (action.contains("*") || !action.matches("[a-z0-9]+:[A-Za-z]+")) {
                findings.add(function + "'s role has the wildcard action " + action);
            }
        }
        for (String resource : resources) {
            boolean ownLog = resource.matches("arn:aws:logs:[^*]+:log-group:/backroom/shop/" + function + "Logs:\\*");
            boolean tokens = resource.matches("arn:aws:ssm:[^*]+:parameter/backroom/shop/tokens/\\*")
                    && Set.of("ssm:GetParameter", "ssm:PutParameter", "ssm:DeleteParameter")
                            .containsAll(actions);
            if (resource.contains("*") && !ownLog && !tokens) {
                findings.add(function + "'s role has the wildcard resource " + resource);
            }
            if (resource.contains(":log-group:") && !ownLog) {
                findings.add(function + "'s role writes to another function's log");
            }
        }
        return findings;
    }
}
