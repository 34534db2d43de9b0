package dev.backroom.tableengine.expression;

import dev.backroom.tableengine.value.Type;
import dev.backroom.tableengine.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Resolves an update's placeholders. Undefined names come first, then undefined values, paths that are not apart, operands of ADD and
 * DELETE, and operands of functions, as the service reports them.
 */
final class UpdateBinder {
    private static final ExpressionKind KIND = ExpressionKind.UPDATE;

    private final Placeholders placeholders;
    private @Nullable RuntimeException functionFault;

    UpdateBinder(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    List<Change> bind(List<Syntax.Action> actions) {
        List<Path> targets = new ArrayList<>(actions.size());
        List<@Nullable Source> sources = new ArrayList<>(actions.size());
        for (Syntax.Action action : actions) {
            targets.add(Path.bind(action.path(), KIND, placeholders));
            if (action instanceof Syntax.Set(var _, Syntax.Assigned value)) {
                resolveNames(value);
            }
        }
        for (Syntax.Action action : actions) {
            sources.add(
                    switch (action) {
                        case Syntax.Set(var _, Syntax.Assigned value) -> source(value);
                        case Syntax.Add(var _, Syntax.ValueRef value) -> source(value);
                        case Syntax.Delete(var _, Syntax.ValueRef value) -> source(value);
                        case Syntax.Remove _ -> null;
                    });
        }
        Path.requireApart(KIND, targets);
        List<Change> changes = new ArrayList<>(actions.size());
        for (int at = 0; at < actions.size(); at++) {
            changes.add(change(actions.get(at), targets.get(at), sources.get(at)));
        }
        if (functionFault != null) {
            throw functionFault;
        }
        return changes;
    }

    private Change change(Syntax.Action action, Path target, @Nullable Source source) {
        return switch (action) {
            case Syntax.Remove _ -> new Change.Remove(target);
            case Syntax.Add _
            when source instanceof Source.Constant(Value value) -> {
                if (value.type() != Type.N && !value.type().isSet()) {
                    throw wrongType("ADD", value);
                }
                yield new Change.Add(target, value);
            }
            case Syntax.Delete _
            when source instanceof Source.Constant(Value value) -> {
                if (!value.type().isSet()) {
                    throw wrongType("DELETE", value);
                }
                yield new Change.Delete(target, value);
            }
            case Syntax.Set _ when source != null -> new Change.Assign(target, source);
            case Syntax.Add _, Syntax.Delete _, Syntax.Set _ ->
                throw new IllegalStateException("An action without its value");
        };
    }

    /** The service names the operands of ADD in the text for DELETE too. */
    private static RuntimeException wrongType(String operator, Value value) {
        return KIND.invalid("Incorrect operand type for operator or function; operator: " + operator
                + ", operand type: " + value.type().longName() + ", typeSet: ALLOWED_FOR_ADD_OPERAND");
    }

    private void resolveNames(Syntax.Assigned value) {
        switch (value) {
            case Syntax.Single(Syntax.Operand operand) -> resolveNames(operand);
            case Syntax.Arithmetic(var _, Syntax.Operand left, Syntax.Operand right) -> {
                resolveNames(left);
                resolveNames(right);
            }
        }
    }

    private void resolveNames(Syntax.Operand operand) {
        switch (operand) {
            case Syntax.Path path -> Path.bind(path, KIND, placeholders);
            case Syntax.Function(var _, var arguments) -> arguments.forEach(this::resolveNames);
            case Syntax.ValueRef _ -> {}
        }
    }

    private Source source(Syntax.Assigned value) {
        return switch (value) {
            case Syntax.Single(Syntax.Operand operand) -> source(operand);
            case Syntax.Arithmetic(String sign, Syntax.Operand left, Syntax.Operand right) -> {
                Source first = source(left);
                Source second = source(right);
                requireType(sign, Type.N, first);
                requireType(sign, Type.N, second);
                yield new Source.Arithmetic(sign.equals("-"), first, second);
            }
        };
    }

    private Source source(Syntax.Operand operand) {
        return switch (operand) {
            case Syntax.Path path -> new Source.Attribute(Path.bind(path, KIND, placeholders));
            case Syntax.ValueRef(String placeholder) -> new Source.Constant(placeholders.value(KIND, placeholder));
            case Syntax.Function(String name, List<Syntax.Operand> arguments) ->
                function(name, arguments.stream().map(this::source).toList());
        };
    }

    private Source function(String name, List<Source> arguments) {
        if (arguments.size() != 2) {
            fault("Incorrect number of operands for operator or function; operator or function: " + name
                    + ", number of operands: " + arguments.size());
            return arguments.getFirst();
        }
        if (name.equals("list_append")) {
            requireType(name, Type.L, arguments.getFirst());
            requireType(name, Type.L, arguments.getLast());
            return new Source.ListAppend(arguments.getFirst(), arguments.getLast());
        }
        if (arguments.getFirst() instanceof Source.Attribute(Path path)) {
            return new Source.IfNotExists(path, arguments.getLast());
        }
        fault("Operator or function requires a document path; operator or function: " + name);
        return arguments.getLast();
    }

    private void requireType(String operator, Type wanted, Source source) {
        Type type = source.type();
        if (type != null && type != wanted) {
            fault("Incorrect operand type for operator or function; operator or function: " + operator
                    + ", operand type: " + type);
        }
    }

    private void fault(String text) {
        if (functionFault == null) {
            functionFault = KIND.invalid(text);
        }
    }
}
