package dev.backroom.tableengine.expression;

import static dev.backroom.tableengine.expression.ExpressionFixture.item;
import static dev.backroom.tableengine.expression.ExpressionFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Type;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parameters from before expressions. */
class LegacyTest {
    private static final Item ITEM = item(
            "{'s':{'S':'text'},'n':{'N':'5'},'b':{'B':'AQI='},'ss':{'SS':['a','b']},'l':{'L':[{'S':'x'}]},'t':{'BOOL':true}}");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                    | true
            {'s':{'Value':{'S':'text'}}}                                          | true
            {'s':{'Value':{'S':'other'}}}                                         | false
            {'s':{'Exists':true,'Value':{'S':'text'}}}                            | true
            {'s':{'Exists':false}}                                                | false
            {'gone':{'Exists':false}}                                             | true
            {'s':{'Exists':'false'}}                                              | false
            {'n':{'ComparisonOperator':'EQ','Value':{'N':'5.0'}}}                 | true
            {'n':{'ComparisonOperator':'NE','AttributeValueList':[{'S':'5'}]}}    | true
            {'gone':{'ComparisonOperator':'NE','AttributeValueList':[{'S':'5'}]}} | true
            {'n':{'ComparisonOperator':'LE','AttributeValueList':[{'N':'5'}]}}    | true
            {'n':{'ComparisonOperator':'LT','AttributeValueList':[{'N':'5'}]}}    | false
            {'n':{'ComparisonOperator':'LT','AttributeValueList':[{'S':'9'}]}}    | false
            {'n':{'ComparisonOperator':'GE','AttributeValueList':[{'N':'5'}]}}    | true
            {'n':{'ComparisonOperator':'GT','AttributeValueList':[{'N':'5'}]}}    | false
            {'n':{'ComparisonOperator':'BETWEEN','AttributeValueList':[{'N':'1'},{'N':'5'}]}} | true
            {'s':{'ComparisonOperator':'IN','AttributeValueList':[{'S':'a'},{'S':'text'}]}} | true
            {'s':{'ComparisonOperator':'NULL'}}                                   | false
            {'gone':{'ComparisonOperator':'NULL'}}                                | true
            {'s':{'ComparisonOperator':'NOT_NULL','AttributeValueList':[]}}       | true
            {'s':{'ComparisonOperator':'BEGINS_WITH','AttributeValueList':[{'S':'te'}]}} | true
            {'s':{'ComparisonOperator':'CONTAINS','AttributeValueList':[{'S':'ex'}]}} | true
            {'ss':{'ComparisonOperator':'CONTAINS','AttributeValueList':[{'S':'a'}]}} | true
            {'l':{'ComparisonOperator':'CONTAINS','AttributeValueList':[{'S':'x'}]}} | true
            {'ss':{'ComparisonOperator':'NOT_CONTAINS','AttributeValueList':[{'S':'a'}]}} | false
            {'ss':{'ComparisonOperator':'NOT_CONTAINS','AttributeValueList':[{'S':'c'}]}} | true
            {'gone':{'ComparisonOperator':'NOT_CONTAINS','AttributeValueList':[{'S':'c'}]}} | false
            {'s':{'Value':{'S':'text'}},'n':{'Value':{'N':'6'}}}                  | false
            """)
    void decides_asTheServiceDoes(String expected, boolean holds) {
        Condition condition = LegacyConditions.expected(json(expected), false);

        assertThat(condition == null || condition.test(ITEM)).isEqualTo(holds);
    }

    @Test
    void isContentWithOneCondition_whenTheyAreJoinedByOr() {
        JsonNode two = json("{'s':{'Value':{'S':'text'}},'n':{'Value':{'N':'6'}}}");

        assertThat(Objects.requireNonNull(LegacyConditions.expected(two, true)).test(ITEM))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'a':{}} | One or more parameter values were invalid: Value must be provided when Exists is null for Attribute: a
            {'a':{'Exists':true}} | One or more parameter values were invalid: Value must be provided when Exists is true for Attribute: a
            {'a':{'Exists':false,'Value':{'S':'x'}}} | One or more parameter values were invalid: Value cannot be used when Exists is false for Attribute: a
            {'a':{'Exists':true,'ComparisonOperator':'NULL'}} | One or more parameter values were invalid: Exists and ComparisonOperator cannot be used together for Attribute: a
            {'a':{'Value':{'S':'x'},'AttributeValueList':[],'ComparisonOperator':'EQ'}} | One or more parameter values were invalid: Value and AttributeValueList cannot be used together for Attribute: a
            {'a':{'AttributeValueList':[{'S':'x'}]}} | One or more parameter values were invalid: AttributeValueList can only be used with a ComparisonOperator for Attribute: a
            {'a':{'ComparisonOperator':'EQ'}} | One or more parameter values were invalid: Invalid number of argument(s) for the EQ ComparisonOperator
            {'a':{'ComparisonOperator':'NULL','Value':{'S':'x'}}} | One or more parameter values were invalid: Invalid number of argument(s) for the NULL ComparisonOperator
            {'a':{'ComparisonOperator':'BETWEEN','AttributeValueList':[{'S':'x'}]}} | One or more parameter values were invalid: Invalid number of argument(s) for the BETWEEN ComparisonOperator
            {'a':{'ComparisonOperator':'IN','AttributeValueList':[]}} | One or more parameter values were invalid: Invalid number of argument(s) for the IN ComparisonOperator
            {'a':{'ComparisonOperator':'LE','AttributeValueList':[{'SS':['x']}]}} | One or more parameter values were invalid: ComparisonOperator LE is not valid for SS AttributeValue type
            {'a':{'ComparisonOperator':'BEGINS_WITH','AttributeValueList':[{'N':'1'}]}} | One or more parameter values were invalid: ComparisonOperator BEGINS_WITH is not valid for N AttributeValue type
            {'a':{'ComparisonOperator':'IN','AttributeValueList':[{'N':'1'},{'S':'x'}]}} | One or more parameter values were invalid: AttributeValues inside AttributeValueList must all be of the same type
            {'a':{'ComparisonOperator':'BETWEEN','AttributeValueList':[{'N':'2'},{'N':'1'}]}} | The BETWEEN condition was provided a range where the lower bound is greater than the upper bound
            {'a':{'ComparisonOperator':'EQ','AttributeValueList':[{}]}} | Supplied AttributeValue is empty, must contain exactly one of the supported datatypes
            """)
    void refuses_withTheServicesText(String expected, String text) {
        assertThatThrownBy(() -> LegacyConditions.expected(json(expected), false))
                .hasMessage(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'s':{'Value':{'S':'y'}}}                    | {'s':{'S':'y'}}
            {'s':{'Action':'DELETE'}}                    |
            {'n':{'Action':'ADD','Value':{'N':'2'}}}     | {'n':{'N':'7'}}
            {'new':{'Action':'ADD','Value':{'N':'2'}}}   | {'new':{'N':'2'}}
            {'ss':{'Action':'ADD','Value':{'SS':['c']}}} | {'ss':{'SS':['a','b','c']}}
            {'l':{'Action':'ADD','Value':{'L':[{'N':'1'}]}}} | {'l':{'L':[{'S':'x'},{'N':'1'}]}}
            {'ss':{'Action':'DELETE','Value':{'SS':['a','z']}}} | {'ss':{'SS':['b']}}
            """)
    void changes_asTheServiceDoes(String updates, String shown) {
        Update update = Objects.requireNonNull(LegacyUpdates.read(json(updates)));

        assertThat(update.apply(ITEM).shown()).isEqualTo(shown == null ? Item.EMPTY : item(shown));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'a':{}} | One or more parameter values were invalid: Only DELETE action is allowed when no attribute value is specified
            {'a':{'Action':'ADD'}} | One or more parameter values were invalid: Only DELETE action is allowed when no attribute value is specified
            {'a':{'Action':'DELETE','Value':{'N':'1'}}} | One or more parameter values were invalid: DELETE action with value is not supported for the type N
            {'a':{'Action':'ADD','Value':{'S':'x'}}} | One or more parameter values were invalid: ADD action is not supported for the type S
            {'a':{'Action':'ADD','Value':{'M':{}}}} | One or more parameter values were invalid: ADD action is not supported for the type M
            """)
    void refusesUpdates_withTheServicesText(String updates, String text) {
        assertThatThrownBy(() -> LegacyUpdates.read(json(updates))).hasMessage(text);
    }

    @Test
    void refusesToAddToAnotherType_whenTheUpdateMeetsTheItem() {
        Update update = Objects.requireNonNull(LegacyUpdates.read(json("{'s':{'Action':'ADD','Value':{'N':'2'}}}")));

        assertThatThrownBy(() -> update.apply(ITEM)).hasMessage("Type mismatch for attribute to update");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {} | Conditions can be of length 1 or 2 only
            {'pk':{'ComparisonOperator':'NULL'},'sk':{'ComparisonOperator':'NULL'},'a':{'ComparisonOperator':'NULL'}} | Conditions can be of length 1 or 2 only
            {'pk':{'ComparisonOperator':'EQ'}} | One or more parameter values were invalid: Invalid number of argument(s) for the EQ ComparisonOperator
            {'pk':{'ComparisonOperator':'NOT_NULL'}} | Attempted conditional constraint is not an indexable operation
            {'pk':{'ComparisonOperator':'EQ','AttributeValueList':[{'S':'x'}]},'sk':{'ComparisonOperator':'NE','AttributeValueList':[{'N':'1'}]}} | Attempted conditional constraint is not an indexable operation
            {'pk':{'ComparisonOperator':'GT','AttributeValueList':[{'S':'x'}]}} | Query key condition not supported
            {'pk':{'ComparisonOperator':'EQ','AttributeValueList':[{'N':'1'}]}} | One or more parameter values were invalid: Condition parameter type does not match schema type
            {'sk':{'ComparisonOperator':'NULL'}} | Query condition missed key schema element: pk
            {'pk':{'ComparisonOperator':'EQ','AttributeValueList':[{'S':'x'}]},'a':{'ComparisonOperator':'NULL'}} | Query condition missed key schema element: sk
            """)
    void refusesKeyConditions_withTheServicesText(String conditions, String text) {
        assertThatThrownBy(() -> KeyTerms.legacy(json(conditions)).on("pk", Type.S, "sk", Type.N))
                .hasMessage(text);
    }
}
