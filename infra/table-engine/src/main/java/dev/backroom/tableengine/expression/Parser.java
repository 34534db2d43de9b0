package dev.backroom.tableengine.expression;

import dev.backroom.tableengine.error.EngineException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the parsers of the three grammars share: the tokens, document paths, and the text of a syntax error. */
abstract class Parser {
    private static final int LONGEST = 4096;
    private static final int DEEPEST = 32;
    private static final int MOST_OPERATORS = 300;

    /** Deeper nesting than any expression can need within its limits: what has it is refused for what it nests. */
    private static final int DEEPEST_NESTING = 400;

    static final String REDUNDANT = "The expression has redundant parentheses;";

    final ExpressionKind kind;
    final Faults faults;
    private final String text;
    private final List<Token> tokens;
    private int at;
    private int operators;
    private int nesting;

    Parser(ExpressionKind kind, String text, Faults.Sort... order) {
        this.kind = kind;
        this.text = text;
        this.faults = new Faults(order);
        if (text.isEmpty()) {
            throw kind.invalid("The expression can not be empty;");
        }
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (size > LONGEST) {
            throw kind.invalid("Expression size has exceeded the maximum allowed size; expression size: " + size);
        }
        this.tokens = Tokenizer.split(text);
    }

    final Token peek() {
        return tokens.get(at);
    }

    final Token peekSecond() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    final Token take() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    final boolean takeIf(Token.Kind wanted) {
        boolean there = peek().kind() == wanted;
        if (there) {
            at++;
        }
        return there;
    }

    final Token expect(Token.Kind wanted) {
        if (peek().kind() != wanted) {
            throw syntaxError();
        }
        return take();
    }

    /** Counts an operator towards the most that an expression may have; functions do not count. */
    final void countOperator() {
        operators++;
        if (operators > MOST_OPERATORS) {
            faults.add(Faults.Sort.SIZE, "The expression contains too many operators; operator count: " + operators);
        }
    }

    /**
     * Enters parentheses or the operands of a function.
     *
     * @param fault what is wrong with nesting that has no end
     */
    final void enter(String fault) {
        nesting++;
        if (nesting > DEEPEST_NESTING) {
            faults.refuse(kind);
            throw kind.invalid(fault);
        }
    }

    final void leave() {
        nesting--;
    }

    /** The error at the token that comes next, with its neighbours as they stand in the text. */
    final EngineException syntaxError() {
        Token token = tokens.get(at);
        int from = at == 0 ? token.start() : tokens.get(at - 1).start();
        int to = at + 1 < tokens.size() && tokens.get(at + 1).kind() != Token.Kind.END
                ? tokens.get(at + 1).end()
                : token.kind() == Token.Kind.END
                        ? (at == 0 ? 0 : tokens.get(at - 1).end())
                        : token.end();
        return kind.invalid(
                "Syntax error; token: \"" + token.text() + "\", near: \"" + text.substring(from, to) + "\"");
    }

    final Syntax.Path path() {
        List<Syntax.Step> steps = new ArrayList<>();
        steps.add(name());
        return pathAfter(steps);
    }

    final Syntax.Path pathAfter(List<Syntax.Step> steps) {
        while (true) {
            if (takeIf(Token.Kind.DOT)) {
                steps.add(name());
            } else if (takeIf(Token.Kind.OPEN_INDEX)) {
                Token index = expect(Token.Kind.DIGITS);
                steps.add(new Syntax.Index(index(index)));
                expect(Token.Kind.CLOSE_INDEX);
            } else {
                break;
            }
        }
        if (steps.size() > DEEPEST) {
            faults.add(
                    Faults.Sort.SIZE, "The document path has too many nesting levels; nesting levels: " + steps.size());
        }
        return new Syntax.Path(List.copyOf(steps));
    }

    private Syntax.Step name() {
        Token token = peek();
        if (token.kind() == Token.Kind.NAME_REF) {
            take();
            return new Syntax.NameRef(token.text());
        }
        if (token.kind() != Token.Kind.WORD || isKeyword(token)) {
            throw syntaxError();
        }
        take();
        if (ReservedWords.contains(token.text())) {
            faults.add(
                    Faults.Sort.RESERVED_WORD,
                    "Attribute name is a reserved keyword; reserved keyword: " + token.text());
        }
        return new Syntax.Name(token.text());
    }

    /** An index beyond any list stays beyond it. */
    private static int index(Token digits) {
        String text = digits.text();
        return text.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(text);
    }

    /** Whether the word is one of the grammar's own, so that it cannot be a name. */
    abstract boolean isKeyword(Token word);
}
