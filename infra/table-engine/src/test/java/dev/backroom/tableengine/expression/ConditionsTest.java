package dev.backroom.tableengine.expression;

import static dev.backroom.tableengine.expression.ExpressionFixture.item;
import static dev.backroom.tableengine.expression.ExpressionFixture.placeholders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.tableengine.value.Item;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
    private static final Item ITEM = item("{'a':{'S':'abc'},'n':{'N':'1'},'b':{'B':'YWI='},'yes':{'BOOL':true},"
            + "'nil':{'NULL':true},'ss':{'SS':['a','b']},'ns':{'NS':['1','2']},'bs':{'BS':['YQ==']},"
            + "'list1':{'L':[{'S':'a'},{'M':{'k':{'N':'1'}}}]},'m':{'M':{'k':{'N':'1'},'l':{'L':[{'N':'5'}]}}}}");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            n = :n                          | true
            n <> :n                         | false
            n = :two                        | false
            gone = :n                       | false
            gone <> :n                      | true
            :n = n                          | true
            a = :n                          | false
            a <> :n                         | true
            n < :two                        | true
            n <= :n                         | true
            n > :n                          | false
            n >= :n                         | true
            a > :s                          | true
            a < :n                          | false
            gone < :n                       | false
            ss < :s                         | false
            n BETWEEN :n AND :two           | true
            n between :two and :two         | false
            gone BETWEEN :n AND :two        | false
            n IN (:two, :n)                 | true
            n IN (:two)                     | false
            m = :m                          | false
            ss = :ss                        | false
            attribute_exists(m.k)           | true
            attribute_exists(m.z)           | false
            attribute_exists(list1[1].k)    | true
            attribute_exists(list1[2])      | false
            attribute_not_exists(m.k)       | false
            attribute_not_exists(gone)      | true
            attribute_type(ss, :kind)       | true
            attribute_type(a, :kind)        | false
            begins_with(a, :s)              | true
            begins_with(a, :t)              | false
            begins_with(b, :b)              | true
            begins_with(n, :s)              | false
            contains(a, :t)                 | true
            contains(ss, :s)                | true
            contains(ns, :two)              | true
            contains(bs, :b)                | true
            contains(b, :b)                 | true
            contains(list1, :s)             | true
            contains(list1, :n)             | false
            contains(n, :n)                 | false
            size(a) > :two                  | true
            size(ss) = :two                 | true
            size(list1) = :two              | true
            size(m) = :two                  | true
            size(n) = :two                  | false
            size(gone) = :two               | false
            NOT n = :n                      | false
            NOT NOT n = :n                  | true
            n = :two OR n = :n AND n = :n   | true
            n = :n OR n = :n AND n = :two   | true
            (n = :n OR n = :n) AND n = :two | false
            NOT n = :two AND n = :n         | true
            NOT (n = :two OR n = :n)        | false
            (n) = (:n)                      | true
            (size(a)) > :two                | true
            (m).k = :n                      | true
            m.l[0] > :two                   | true
            #a = :s                         | false
            m.#x = :s                       | false
            yes = :bool                     | true
            nil = :null                     | true
            """)
    void decides_asTheServiceDoes(String text, boolean holds) {
        assertThat(Conditions.parse(ExpressionKind.CONDITION, text, placeholders())
                        .test(ITEM))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a-b                       | Syntax error; token: "-", near: "a-b"
            foo                       | Syntax error; token: "<EOF>", near: "foo"
            a = :s b                  | Syntax error; token: "b", near: ":s b"
            #a attribute_not_exists :s | Syntax error; token: "attribute_not_exists", near: "#a attribute_not_exists :s"
            a = :s AND __t = :s       | Syntax error; token: "_", near: "AND __"
            [object = :s              | Syntax error; token: "[", near: "[object"
            a > 4                     | Syntax error; token: "4", near: "> 4"
            a =                       | Syntax error; token: "<EOF>", near: "="
            (a = :s                   | Syntax error; token: "<EOF>", near: ":s"
            a = :s)                   | Syntax error; token: ")", near: ":s)"
            (size(a))[0] > a          | Syntax error; token: "[", near: ")[0"
            a IN :s                   | Syntax error; token: ":s", near: "IN :s"
            a BETWEEN :s              | Syntax error; token: "<EOF>", near: ":s"
            ((a = :s))                | The expression has redundant parentheses;
            ((a)) = :s                | The expression has redundant parentheses;
            a IN (((:s)))             | The expression has redundant parentheses;
            nothing(a)                | Invalid function name; function: nothing
            Contains(a, :s)           | Invalid function name; function: Contains
            if_not_exists(a, :s) = :s | The function is not allowed in a condition expression; function: if_not_exists
            size(a)                   | The function is not allowed to be used this way in an expression; function: size
            NOT size(a)               | The function is not allowed to be used this way in an expression; function: size
            begins_with(a, :s) = :bool | The function is not allowed to be used this way in an expression; function: begins_with
            size(contains(a, :s)) = :n | The function is not allowed to be used this way in an expression; function: contains
            abOrt = :s                | Attribute name is a reserved keyword; reserved keyword: abOrt
            a.status = :s             | Attribute name is a reserved keyword; reserved keyword: status
            nothing(a) AND name = :q  | Invalid function name; function: nothing
            #q = :q                   | An expression attribute name used in the document path is not defined; attribute name: #q
            a = :q                    | An expression attribute value used in expression is not defined; attribute value: :q
            size(:n) > :q             | An expression attribute value used in expression is not defined; attribute value: :q
            a IN (:s, size(#q))       | An expression attribute name used in the document path is not defined; attribute name: #q
            attribute_type()          | Syntax error; token: ")", near: "()"
            size(a, b) = :n           | Incorrect number of operands for operator or function; operator or function: size, number of operands: 2
            attribute_exists(a, b)    | Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2
            begins_with(a)            | Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1
            a = a                     | The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]
            contains(a[1].c, #a[1].#c) | The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [a, [1], c]
            attribute_exists(:s)      | Operator or function requires a document path; operator or function: attribute_exists
            attribute_not_exists(size(a)) | Operator or function requires a document path; operator or function: attribute_not_exists
            begins_with(a, :n)        | Incorrect operand type for operator or function; operator or function: begins_with, operand type: N
            begins_with(a, size(b))   | Incorrect operand type for operator or function; operator or function: begins_with, operand type: N
            attribute_type(a, :n)     | Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N
            attribute_type(a, b)      | Incorrect operand type for operator or function; operator or function: attribute_type, operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}
            attribute_type(a, :s)     | Invalid attribute type name found; type: a, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}
            size(:n) = :n             | Incorrect operand type for operator or function; operator or function: size, operand type: N
            size(size(a)) = :n        | Incorrect operand type for operator or function; operator or function: size, operand type: N
            a < :bool                 | Incorrect operand type for operator or function; operator or function: <, operand type: BOOL
            :m >= a                   | Incorrect operand type for operator or function; operator or function: >=, operand type: M
            a BETWEEN :n AND :s       | The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:a}
            a BETWEEN :t AND :s       | The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:b}, upper bound operand: AttributeValue: {S:a}
            """)
    void refuses_withTheServicesText(String text, String detail) {
        assertThatThrownBy(() -> Conditions.parse(ExpressionKind.CONDITION, text, placeholders()))
                .hasMessage("Invalid ConditionExpression: " + detail);
        assertThatThrownBy(() -> Conditions.parse(ExpressionKind.FILTER, text, placeholders()))
                .hasMessage("Invalid FilterExpression: " + detail);
    }

    @Test
    void refusesSize_beyondTheLimits() {
        refuses("", "The expression can not be empty;");
        refuses("x".repeat(4097), "Expression size has exceeded the maximum allowed size; expression size: 4097");
        refuses("a<b" + " or a<b".repeat(150), "The expression contains too many operators; operator count: 301");
        refuses(
                "a IN (" + ":n,".repeat(100) + ":n)",
                "The IN operator is provided with too many operands; number of operands: 101");
        refuses("a" + ".b".repeat(32) + " = :n", "The document path has too many nesting levels; nesting levels: 33");
        refuses("(".repeat(4096), "The expression has redundant parentheses;");
        refuses("a < " + "f(".repeat(1300) + "b" + ")".repeat(1300), "Invalid function name; function: f");
        String within = "a<b" + " or (a<b".repeat(149) + ")".repeat(149);
        assertThat(Conditions.parse(ExpressionKind.CONDITION, within, placeholders())
                        .test(ITEM))
                .isFalse();
    }

    private static void refuses(String text, String detail) {
        assertThatThrownBy(() -> Conditions.parse(ExpressionKind.CONDITION, text, placeholders()))
                .hasMessage("Invalid ConditionExpression: " + detail);
    }

    @Test
    void knowsAllReservedWords() {
        assertThat(ReservedWords.count()).isEqualTo(573);
        assertThat(ReservedWords.contains("zone")).isTrue();
        assertThat(ReservedWords.contains("Abort")).isTrue();
        assertThat(ReservedWords.contains("price")).isFalse();
    }

    @Test
    void refusesPathsBelowKeys() {
        Condition condition = Conditions.parse(ExpressionKind.FILTER, "x = :n AND size(a.b) > :n", placeholders());
        assertThatThrownBy(() -> KeyPaths.requireWhole(condition.paths(), List.of("a"), "Key"))
                .hasMessage("Key attributes must be scalars; list random access '[]' and map lookup '.' are not"
                        + " allowed: Key: a");
    }
}
