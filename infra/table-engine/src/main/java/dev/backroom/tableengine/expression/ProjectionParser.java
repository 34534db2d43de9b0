package dev.backroom.tableengine.expression;

import java.util.ArrayList;
import java.util.List;

/** The grammar of projections: document paths between commas. */
final class ProjectionParser extends Parser {
    private ProjectionParser(String text) {
        super(ExpressionKind.PROJECTION, text, Faults.Sort.RESERVED_WORD, Faults.Sort.SIZE);
    }

    static List<Syntax.Path> parse(String text) {
        ProjectionParser parser = new ProjectionParser(text);
        List<Syntax.Path> paths = new ArrayList<>();
        do {
            paths.add(parser.path());
        } while (parser.takeIf(Token.Kind.COMMA));
        parser.expect(Token.Kind.END);
        parser.faults.refuse(ExpressionKind.PROJECTION);
        return List.copyOf(paths);
    }

    @Override
    boolean isKeyword(Token word) {
        return false;
    }
}
