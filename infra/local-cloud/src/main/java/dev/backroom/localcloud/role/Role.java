package dev.backroom.localcloud.role;

import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.localcloud.template.Section;
import dev.backroom.localcloud.template.Stack;
import dev.backroom.localcloud.template.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one function may do: the exact pairs of the template's statements. A resource may end in {@code *}; whatever no
 * statement names is refused.
 */
public final class Role {
    private final Set<Permission> exact = new HashSet<>();
    private final List<Permission> open = new ArrayList<>();

    private Role() {}

    /**
     * Reads the role that a function names, with the policies that it shares with others; a function that names none of this
     * template may do nothing.
     *
     * @throws dev.backroom.localcloud.template.TemplateException when a statement has a key that is not understood here
     */
    public static Role of(Stack stack, FunctionSpec function) {
        Role role = new Role();
        String named = text(stack, function.id(), "Role");
        for (Stack.Resource resource : stack.resources().values()) {
            if (resource.type().equals("AWS::IAM::Role") && named.endsWith("-" + resource.id())) {
                Section properties = new Section("Resources." + resource.id(), resource.properties());
                for (Section policy : properties.sections("Policies")) {
                    policy.section("PolicyDocument").ifPresent(role::add);
                }
                for (String shared : properties.texts("ManagedPolicyArns")) {
                    stack.policyByArn(shared)
                            .map(policy -> new Section("Resources." + policy.id(), policy.properties()))
                            .flatMap(policy -> policy.section("PolicyDocument"))
                            .ifPresent(role::add);
                }
            }
        }
        return role;
    }

    /** Every permission that a statement gives, in no order. */
    public List<Permission> granted() {
        List<Permission> all = new ArrayList<>(exact);
        all.addAll(open);
        return all;
    }

    public boolean allows(Permission asked) {
        return exact.contains(asked) || open.stream().anyMatch(given -> covers(given, asked));
    }

    /** Whether a permission as the template gives it is one that allows what was asked. */
    static boolean covers(Permission given, Permission asked) {
        if (!given.action().equals(asked.action())) {
            return false;
        }
        String resource = given.resource();
        return resource.endsWith("*")
                ? asked.resource().startsWith(resource.substring(0, resource.length() - 1))
                : asked.resource().equals(resource);
    }

    private void add(Section document) {
        for (Section statement : document.sections("Statement")) {
            statement.described("Sid").needOneOf("Effect", "Allow");
            for (String action : oneOrMore(statement, "Action")) {
                for (String resource : oneOrMore(statement, "Resource")) {
                    (resource.endsWith("*") ? open : exact).add(new Permission(action, resource));
                }
            }
            statement.end();
        }
    }

    private static List<String> oneOrMore(Section statement, String key) {
        return statement.isText(key) ? List.of(statement.need(key)) : statement.texts(key);
    }

    private static String text(Stack stack, String resource, String key) {
        Stack.Resource found = stack.resources().get(resource);
        Map<String, Value> values =
                found == null ? Map.of() : found.properties().values();
        return values.get(key) instanceof Value.Text(String text, int line) ? text : "";
    }
}
