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

class UpdateTest {
    private static final Item BEFORE = item("{'id':{'S':'k'},'n':{'N':'5'},'s':{'S':'x'},'ss':{'SS':['a','z']},"
            + "'l':{'L':[{'N':'0'},{'N':'1'},{'N':'2'}]},'m':{'M':{'k':{'N':'1'},'l':{'L':[{'N':'9'}]}}}}");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SET n = :two                            | n | {'N':'2'}
            set n = n + :two                        | n | {'N':'7'}
            SET n = n - :two                        | n | {'N':'3'}
            SET n = (n) - (:two)                    | n | {'N':'3'}
            SET n = (n - :two)                      | n | {'N':'3'}
            SET z = n                               | z | {'N':'5'}
            SET z = if_not_exists(n, :two)          | z | {'N':'5'}
            SET z = if_not_exists(gone, :two) + :n  | z | {'N':'3'}
            SET z = if_not_exists(gone, if_not_exists(nope, :two)) | z | {'N':'2'}
            SET l = list_append(l, :l)              | l | {'L':[{'N':'0'},{'N':'1'},{'N':'2'},{'N':'7'}]}
            SET z = list_append(if_not_exists(z, :l), :l) | z | {'L':[{'N':'7'},{'N':'7'}]}
            SET l[1] = :two                         | l | {'L':[{'N':'0'},{'N':'2'},{'N':'2'}]}
            SET l[9] = :two, l[7] = :n              | l | {'L':[{'N':'0'},{'N':'1'},{'N':'2'},{'N':'1'},{'N':'2'}]}
            SET m.k = :two                          | m | {'M':{'k':{'N':'2'},'l':{'L':[{'N':'9'}]}}}
            SET m.z = :two, m.l[0] = :n             | m | {'M':{'k':{'N':'1'},'l':{'L':[{'N':'1'}]},'z':{'N':'2'}}}
            REMOVE l[0], l[2]                       | l | {'L':[{'N':'1'}]}
            REMOVE l[8]                             | l | {'L':[{'N':'0'},{'N':'1'},{'N':'2'}]}
            REMOVE l[0] SET l[2] = :s               | l | {'L':[{'N':'1'},{'S':'a'}]}
            REMOVE m.k, m.gone                      | m | {'M':{'l':{'L':[{'N':'9'}]}}}
            ADD n :two                              | n | {'N':'7'}
            ADD z :two                              | z | {'N':'2'}
            ADD ss :ss                              | ss | {'SS':['a','z']}
            ADD z :ns                               | z | {'NS':['1']}
            ADD m.k :two                            | m | {'M':{'k':{'N':'3'},'l':{'L':[{'N':'9'}]}}}
            DELETE ss :ss                           | ss | {'SS':['z']}
            SET n = s, s = n                        | s | {'N':'5'}
            """)
    void changes_asTheServiceDoes(String text, String name, String value) {
        Item after = Update.parse(text, placeholders()).apply(BEFORE).item();
        assertThat(after.get(name)).isEqualTo(item("{'v':" + value + "}").get("v"));
        assertThat(after.get("id")).isEqualTo(BEFORE.get("id"));
    }

    @Test
    void createsItem_ofWhatItWrites() {
        Update update = Update.parse("SET n = :n ADD z :two REMOVE s, m.k DELETE ss :ss", placeholders());
        assertThat(update.create(item("{'id':{'S':'k'}}")))
                .extracting(Update.Outcome::item)
                .isEqualTo(item("{'id':{'S':'k'},'n':{'N':'1'},'z':{'N':'2'}}"));
    }

    @Test
    void createsNoItem_whereItOnlyTakesAway() {
        Update update = Update.parse("REMOVE s, m.k DELETE ss :ss", placeholders());
        assertThat(update.create(item("{'id':{'S':'k'}}"))).isNull();
    }

    @Test
    void takesAttributesAway() {
        Item after = Update.parse("REMOVE n, gone DELETE gone2 :ss", placeholders())
                .apply(BEFORE)
                .item();
        assertThat(after.names()).containsExactlyInAnyOrder("id", "s", "ss", "l", "m");
        Item emptied = Update.parse("DELETE ss :ss", placeholders())
                .apply(item("{'ss':{'SS':['a']}}"))
                .item();
        assertThat(emptied.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SET z = gone                | The provided expression refers to an attribute that does not exist in the item
            SET z = n + gone            | The provided expression refers to an attribute that does not exist in the item
            SET z = list_append(l, gone) | The provided expression refers to an attribute that does not exist in the item
            SET z = s + :n              | An operand in the update expression has an incorrect data type
            SET z = list_append(n, :l)  | An operand in the update expression has an incorrect data type
            ADD s :n                    | An operand in the update expression has an incorrect data type
            ADD ss :n                   | An operand in the update expression has an incorrect data type
            DELETE ss :ns               | An operand in the update expression has an incorrect data type
            DELETE n :ns                | An operand in the update expression has an incorrect data type
            SET gone.k = :n             | The document path provided in the update expression is invalid for update
            SET gone[1] = :n            | The document path provided in the update expression is invalid for update
            SET s.k = :n                | The document path provided in the update expression is invalid for update
            SET l.k = :n                | The document path provided in the update expression is invalid for update
            SET m[0] = :n               | The document path provided in the update expression is invalid for update
            SET m.gone.k = :n           | The document path provided in the update expression is invalid for update
            REMOVE gone.k               | The document path provided in the update expression is invalid for update
            REMOVE l.k                  | The document path provided in the update expression is invalid for update
            DELETE gone.k :ss           | The document path provided in the update expression is invalid for update
            ADD s[0] :n                 | The document path provided in the update expression is invalid for update
            """)
    void refuses_whatDoesNotFitTheItem(String text, String detail) {
        Update update = Update.parse(text, placeholders());
        assertThatThrownBy(() -> update.apply(BEFORE)).hasMessage(detail);
    }

    @Test
    void refusesNumber_beyondTheRange() {
        Update update = Update.parse("SET n = n + :n", placeholders());
        Item most = item("{'n':{'N':'99999999999999999999999999999999999999'}}");
        assertThat(update.apply(most).item()).isEqualTo(item("{'n':{'N':'1e38'}}"));
        Item tooLong = item("{'n':{'N':'1e38'}}");
        assertThatThrownBy(() -> update.apply(tooLong))
                .hasMessage("Number overflow. Attempting to store a number with magnitude larger than supported range");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SET                        | Syntax error; token: "<EOF>", near: "SET"
            whatever                   | Syntax error; token: "whatever", near: "whatever"
            set a                      | Syntax error; token: "<EOF>", near: "a"
            SET a = VALUE 1            | Syntax error; token: "1", near: "VALUE 1"
            set {0} = :n               | Syntax error; token: "{", near: "set {0"
            remove a = b               | Syntax error; token: "=", near: "a = b"
            set :a = b                 | Syntax error; token: ":a", near: "set :a ="
            delete a b                 | Syntax error; token: "b", near: "a b"
            set a = b + c + d          | Syntax error; token: "+", near: "c + d"
            set a = (b.c).d + e        | Syntax error; token: ".", near: ").d"
            set a[1] = ~8              | Syntax error; token: "~", near: "= ~8"
            SET a = if_not_exist(a, 100) | Syntax error; token: "100", near: ", 100)"
            set a = ((b + c))          | The expression has redundant parentheses;
            set #c = :c set abOrt = b  | Attribute name is a reserved keyword; reserved keyword: abOrt
            set #c = if_not_exist(:c) set c = d | Invalid function name; function: if_not_exist
            set a = size(b)            | The function is not allowed in an update expression; function: size
            set a = #c set c = :d      | The "SET" section can only be used once in an update expression;
            remove #d set a = b remove e | The "REMOVE" section can only be used once in an update expression;
            SET #q = if_not_exists(:c) | An expression attribute name used in the document path is not defined; attribute name: #q
            SET #a = if_not_exists(:c) | An expression attribute value used in expression is not defined; attribute value: :c
            set d[1] = a, d.b = a, c[1].a = a, #c = if_not_exists(a) | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [c, [1], a], path two: [c]
            remove c, #c.a, #d         | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [c], path two: [c, a]
            set #c[3].#3 = a, #c.#3[3] = if_not_exists(a) | Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [c, [3], [3]], path two: [c, [3], [3]]
            set b = list_append(:s, a), c = if_not_exists(a) add a.b :s | Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND
            delete a.b :n              | Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_ADD_OPERAND
            add a :bool                | Incorrect operand type for operator or function; operator: ADD, operand type: BOOL, typeSet: ALLOWED_FOR_ADD_OPERAND
            add a :m                   | Incorrect operand type for operator or function; operator: ADD, operand type: MAP, typeSet: ALLOWED_FOR_ADD_OPERAND
            delete a :l                | Incorrect operand type for operator or function; operator: DELETE, operand type: LIST, typeSet: ALLOWED_FOR_ADD_OPERAND
            set a = if_not_exists(c)   | Incorrect number of operands for operator or function; operator or function: if_not_exists, number of operands: 1
            set a = if_not_exists(:s, c) | Operator or function requires a document path; operator or function: if_not_exists
            set a = if_not_exists(if_not_exists(a, b), c) | Operator or function requires a document path; operator or function: if_not_exists
            set a = list_append(list_append(a, :l), :l) | The function is not allowed to be used this way in an expression; function: list_append
            set a = list_append(:s, a) | Incorrect operand type for operator or function; operator or function: list_append, operand type: S
            set a = list_append(a, :m) | Incorrect operand type for operator or function; operator or function: list_append, operand type: M
            set a = :s + :b            | Incorrect operand type for operator or function; operator or function: +, operand type: S
            set a = a - :ss            | Incorrect operand type for operator or function; operator or function: -, operand type: SS
            """)
    void refuses_withTheServicesText(String text, String detail) {
        assertThatThrownBy(() -> Update.parse(text, placeholders())).hasMessage("Invalid UpdateExpression: " + detail);
    }

    @Test
    void refusesNesting_withoutEnd() {
        assertThatThrownBy(() -> Update.parse("SET a = " + "(".repeat(4000), placeholders()))
                .hasMessage("Invalid UpdateExpression: The expression has redundant parentheses;");
        assertThatThrownBy(() -> Update.parse("SET a = " + "f(".repeat(2000), placeholders()))
                .hasMessageStartingWith("Invalid UpdateExpression: ");
        String within = "SET a = " + "if_not_exists(b,".repeat(200) + ":n" + ")".repeat(200);
        assertThat(Update.parse(within, placeholders()).targets()).hasSize(1);
    }

    @Test
    void showsTargets_beforeAndAfter() {
        Update.Outcome outcome = Update.parse("SET m.k = :two, z = :n REMOVE s, l[0]", placeholders())
                .apply(BEFORE);
        assertThat(outcome.shownOf(BEFORE))
                .isEqualTo(item("{'m':{'M':{'k':{'N':'1'}}},'s':{'S':'x'},'l':{'L':[{'N':'0'}]}}"));
        assertThat(outcome.shown()).isEqualTo(item("{'m':{'M':{'k':{'N':'2'}}},'z':{'N':'1'},'l':{'L':[{'N':'1'}]}}"));
    }

    @Test
    void refusesKeys_asTargetsAndBelowIndexes() {
        Update update = Update.parse("SET e = l[1], id.x = :n", placeholders());
        assertThatThrownBy(() -> update.requireKeyUntouched(List.of("id")))
                .hasMessage("One or more parameter values were invalid: Cannot update attribute id. This attribute is"
                        + " part of the key");
        assertThatThrownBy(() -> update.requireIndexKeysWhole(List.of("l")))
                .hasMessage("Key attributes must be scalars; list random access '[]' and map lookup '.' are not"
                        + " allowed: IndexKey: l");
    }
}
