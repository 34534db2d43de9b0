package dev.backroom.tableengine.expression;

import static dev.backroom.tableengine.expression.ExpressionFixture.item;
import static dev.backroom.tableengine.expression.ExpressionFixture.placeholders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a                      | {'a':{'S':'x'}}
            a, gone                | {'a':{'S':'x'}}
            gone                   | {}
            m.k                    | {'m':{'M':{'k':{'N':'1'}}}}
            m.gone                 | {}
            m.k, m.l[1]            | {'m':{'M':{'k':{'N':'1'},'l':{'L':[{'N':'6'}]}}}}
            m.l[2], m.l[0]         | {'m':{'M':{'l':{'L':[{'N':'5'},{'N':'7'}]}}}}
            m.l[9]                 | {}
            a.b                    | {}
            #m.#k                  | {'m':{'M':{'k':{'N':'1'}}}}
            """)
    void shows_onlyThePaths(String text, String shown) {
        Placeholders placeholders = Placeholders.of(Map.of("#m", "m", "#k", "k"), item("{}"));
        var whole = item("{'a':{'S':'x'},'m':{'M':{'k':{'N':'1'},'l':{'L':[{'N':'5'},{'N':'6'},{'N':'7'}]}}}}");
        assertThat(Projection.parse(text, placeholders).apply(whole)).isEqualTo(item(shown));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a,             | Syntax error; token: "<EOF>", near: ","
            a b            | Syntax error; token: "b", near: "a b"
            a[b]           | Syntax error; token: "b", near: "[b]"
            a, name        | Attribute name is a reserved keyword; reserved keyword: name
            #q             | An expression attribute name used in the document path is not defined; attribute name: #q
            a, a           | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]
            b, a.b, a      | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]
            a[1], a.b      | Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, [1]], path two: [a, b]
            """)
    void refuses_withTheServicesText(String text, String detail) {
        assertThatThrownBy(() -> Projection.parse(text, placeholders()))
                .hasMessage("Invalid ProjectionExpression: " + detail);
    }
}
