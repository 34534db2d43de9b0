package dev.backroom.tableengine.expression;

import static dev.backroom.tableengine.expression.Faults.Sort.MISUSED_FUNCTION;
import static dev.backroom.tableengine.expression.Faults.Sort.PARENTHESES;
import static dev.backroom.tableengine.expression.Faults.Sort.RESERVED_WORD;
import static dev.backroom.tableengine.expression.Faults.Sort.SECTION;
import static dev.backroom.tableengine.expression.Faults.Sort.SIZE;
import static dev.backroom.tableengine.expression.Faults.Sort.UNKNOWN_FUNCTION;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The grammar of updates: the sections SET, REMOVE, ADD and DELETE, each at most once, in any order. */
final class UpdateParser extends Parser {
    private static final String LIST_APPEND = "list_append";
    private static final Set<String> FUNCTIONS = Set.of("if_not_exists", LIST_APPEND);
    private static final Set<String> CONDITION_FUNCTIONS =
            Set.of("attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains", "size");

    private final List<Syntax.Action> actions = new ArrayList<>();

    /** What is assigned, and whether the parentheses around it are all there is. */
    private record Assigned(Syntax.Assigned value, boolean parenthesised) {}

    private UpdateParser(String text) {
        super(
                ExpressionKind.UPDATE,
                text,
                RESERVED_WORD,
                UNKNOWN_FUNCTION,
                MISUSED_FUNCTION,
                SECTION,
                PARENTHESES,
                SIZE);
    }

    static List<Syntax.Action> parse(String text) {
        UpdateParser parser = new UpdateParser(text);
        Set<String> sections = new HashSet<>();
        do {
            parser.section(sections);
        } while (parser.peek().kind() != Token.Kind.END);
        parser.faults.refuse(ExpressionKind.UPDATE);
        return List.copyOf(parser.actions);
    }

    private void section(Set<String> sections) {
        if (!isKeyword(peek())) {
            throw syntaxError();
        }
        String section = take().text().toUpperCase(Locale.ROOT);
        if (!sections.add(section)) {
            faults.add(SECTION, "The \"" + section + "\" section can only be used once in an update expression;");
        }
        do {
            actions.add(action(section));
        } while (takeIf(Token.Kind.COMMA));
    }

    private Syntax.Action action(String section) {
        Syntax.Path path = path();
        return switch (section) {
            case "SET" -> {
                if (!peek().text().equals("=")) {
                    throw syntaxError();
                }
                take();
                yield new Syntax.Set(path, assigned().value());
            }
            case "REMOVE" -> new Syntax.Remove(path);
            case "ADD" -> new Syntax.Add(path, value());
            default -> new Syntax.Delete(path, value());
        };
    }

    private Syntax.ValueRef value() {
        return new Syntax.ValueRef(expect(Token.Kind.VALUE_REF).text());
    }

    private Assigned assigned() {
        Assigned left = term();
        Token sign = peek();
        if (sign.kind() != Token.Kind.PLUS && sign.kind() != Token.Kind.MINUS) {
            return left;
        }
        if (!(left.value() instanceof Syntax.Single(Syntax.Operand first))) {
            throw syntaxError();
        }
        take();
        countOperator();
        return new Assigned(new Syntax.Arithmetic(sign.text(), first, operand()), false);
    }

    private Assigned term() {
        if (!takeIf(Token.Kind.OPEN)) {
            return new Assigned(new Syntax.Single(plainOperand()), false);
        }
        enter(REDUNDANT);
        Assigned inner = assigned();
        leave();
        expect(Token.Kind.CLOSE);
        if (inner.parenthesised()) {
            faults.add(PARENTHESES, REDUNDANT);
        }
        return new Assigned(inner.value(), true);
    }

    private Syntax.Operand operand() {
        if (term().value() instanceof Syntax.Single(Syntax.Operand operand)) {
            return operand;
        }
        throw syntaxError();
    }

    private Syntax.Operand plainOperand() {
        if (peek().kind() == Token.Kind.VALUE_REF) {
            return value();
        }
        boolean function = peek().kind() == Token.Kind.WORD
                && !isKeyword(peek())
                && peekSecond().kind() == Token.Kind.OPEN;
        return function ? function() : path();
    }

    private Syntax.Function function() {
        String name = take().text();
        take();
        enter("Operator or function requires a document path; operator or function: " + name);
        List<Syntax.Operand> arguments = new ArrayList<>();
        do {
            arguments.add(operand());
        } while (takeIf(Token.Kind.COMMA));
        leave();
        expect(Token.Kind.CLOSE);
        if (CONDITION_FUNCTIONS.contains(name)) {
            faults.add(UNKNOWN_FUNCTION, "The function is not allowed in an update expression; function: " + name);
        } else if (!FUNCTIONS.contains(name)) {
            faults.add(UNKNOWN_FUNCTION, "Invalid function name; function: " + name);
        } else if (name.equals(LIST_APPEND) && arguments.stream().anyMatch(UpdateParser::isListAppend)) {
            faults.add(
                    MISUSED_FUNCTION,
                    "The function is not allowed to be used this way in an expression; function: " + name);
        }
        return new Syntax.Function(name, List.copyOf(arguments));
    }

    private static boolean isListAppend(Syntax.Operand operand) {
        return operand instanceof Syntax.Function(String name, var _) && name.equals(LIST_APPEND);
    }

    @Override
    boolean isKeyword(Token word) {
        return word.isWord("SET") || word.isWord("REMOVE") || word.isWord("ADD") || word.isWord("DELETE");
    }
}
