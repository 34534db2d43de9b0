package dev.backroom.tableengine.expression;

import static dev.backroom.tableengine.expression.Faults.Sort.MISUSED_FUNCTION;
import static dev.backroom.tableengine.expression.Faults.Sort.PARENTHESES;
import static dev.backroom.tableengine.expression.Faults.Sort.RESERVED_WORD;
import static dev.backroom.tableengine.expression.Faults.Sort.SIZE;
import static dev.backroom.tableengine.expression.Faults.Sort.UNKNOWN_FUNCTION;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The grammar of conditions, filters and key conditions: OR binds least, then AND, then NOT. */
final class ConditionParser extends Parser {
    private static final Set<String> FUNCTIONS =
            Set.of("attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains", "size");
    private static final Set<String> UPDATE_FUNCTIONS = Set.of("if_not_exists", "list_append");
    private static final int MOST_CHOICES = 100;

    /** A part, and whether the parentheses around it are all there is. */
    private record Parsed(Syntax.Part part, boolean parenthesised) {}

    private ConditionParser(ExpressionKind kind, String text) {
        super(kind, text, PARENTHESES, UNKNOWN_FUNCTION, MISUSED_FUNCTION, RESERVED_WORD, SIZE);
    }

    static Syntax.Node parse(ExpressionKind kind, String text) {
        ConditionParser parser = new ConditionParser(kind, text);
        Syntax.Node node = parser.condition(parser.or());
        parser.expect(Token.Kind.END);
        parser.faults.refuse(kind);
        return node;
    }

    private Parsed or() {
        Parsed left = and();
        while (peek().isWord("OR")) {
            Syntax.Node node = condition(left);
            take();
            countOperator();
            left = new Parsed(new Syntax.Or(node, condition(and())), false);
        }
        return left;
    }

    private Parsed and() {
        Parsed left = not();
        while (peek().isWord("AND")) {
            Syntax.Node node = condition(left);
            take();
            countOperator();
            left = new Parsed(new Syntax.And(node, condition(not())), false);
        }
        return left;
    }

    private Parsed not() {
        if (peek().isWord("NOT")) {
            take();
            countOperator();
            return new Parsed(new Syntax.Not(condition(not())), false);
        }
        return test();
    }

    private Parsed test() {
        Parsed left = term();
        Token sign = peek();
        if (!(left.part() instanceof Syntax.Operand first)) {
            return left;
        }
        if (sign.kind() == Token.Kind.COMPARATOR) {
            take();
            return tested(sign.text(), List.of(first, operand()));
        }
        if (sign.isWord("BETWEEN")) {
            take();
            Syntax.Operand low = operand();
            if (!peek().isWord("AND")) {
                throw syntaxError();
            }
            take();
            return tested("BETWEEN", List.of(first, low, operand()));
        }
        if (sign.isWord("IN")) {
            take();
            List<Syntax.Operand> operands = new ArrayList<>(List.of(first));
            operands.addAll(arguments());
            if (operands.size() - 1 > MOST_CHOICES) {
                faults.add(
                        SIZE,
                        "The IN operator is provided with too many operands; number of operands: "
                                + (operands.size() - 1));
            }
            return tested("IN", operands);
        }
        return left;
    }

    private Parsed tested(String operator, List<Syntax.Operand> operands) {
        countOperator();
        operands.forEach(this::onlySize);
        return new Parsed(new Syntax.Test(operator, List.copyOf(operands)), false);
    }

    private Parsed term() {
        if (peek().kind() == Token.Kind.OPEN) {
            take();
            enter(REDUNDANT);
            Parsed inner = or();
            leave();
            expect(Token.Kind.CLOSE);
            if (inner.parenthesised()) {
                faults.add(PARENTHESES, REDUNDANT);
            }
            if (inner.part() instanceof Syntax.Path(var steps)
                    && (peek().kind() == Token.Kind.DOT || peek().kind() == Token.Kind.OPEN_INDEX)) {
                return new Parsed(pathAfter(new ArrayList<>(steps)), false);
            }
            return new Parsed(inner.part(), true);
        }
        if (peek().kind() == Token.Kind.VALUE_REF) {
            return new Parsed(new Syntax.ValueRef(take().text()), false);
        }
        boolean function = peek().kind() == Token.Kind.WORD
                && !isKeyword(peek())
                && peekSecond().kind() == Token.Kind.OPEN;
        return new Parsed(function ? function() : path(), false);
    }

    private Syntax.Function function() {
        String name = take().text();
        if (UPDATE_FUNCTIONS.contains(name)) {
            faults.add(UNKNOWN_FUNCTION, "The function is not allowed in a condition expression; function: " + name);
        } else if (!FUNCTIONS.contains(name)) {
            faults.add(UNKNOWN_FUNCTION, "Invalid function name; function: " + name);
        }
        // No function takes the value of a function, so nested ones are wrong at any depth.
        enter("Incorrect operand type for operator or function; operator or function: " + name + ", operand type: N");
        List<Syntax.Operand> arguments = arguments();
        leave();
        arguments.forEach(this::onlySize);
        return new Syntax.Function(name, arguments);
    }

    private List<Syntax.Operand> arguments() {
        expect(Token.Kind.OPEN);
        List<Syntax.Operand> arguments = new ArrayList<>();
        do {
            arguments.add(operand());
        } while (takeIf(Token.Kind.COMMA));
        expect(Token.Kind.CLOSE);
        return List.copyOf(arguments);
    }

    private Syntax.Operand operand() {
        if (term().part() instanceof Syntax.Operand operand) {
            return operand;
        }
        throw syntaxError();
    }

    /** Of all functions size alone has a value that may be compared. */
    private void onlySize(Syntax.Operand operand) {
        if (operand instanceof Syntax.Function(String name, var _) && !name.equals("size")) {
            misused(name);
        }
    }

    private void misused(String name) {
        faults.add(
                MISUSED_FUNCTION,
                "The function is not allowed to be used this way in an expression; function: " + name);
    }

    private Syntax.Node condition(Parsed parsed) {
        return switch (parsed.part()) {
            case Syntax.Node node -> node;
            case Syntax.Function(String name, var arguments) -> {
                if (name.equals("size")) {
                    misused(name);
                }
                yield new Syntax.Test(name, arguments);
            }
            case Syntax.Path _, Syntax.ValueRef _ -> throw syntaxError();
        };
    }

    @Override
    boolean isKeyword(Token word) {
        return word.isWord("AND")
                || word.isWord("OR")
                || word.isWord("NOT")
                || word.isWord("IN")
                || word.isWord("BETWEEN");
    }
}
