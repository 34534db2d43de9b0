package dev.backroom.tableengine.expression;

import static dev.backroom.tableengine.expression.ExpressionFixture.json;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}           |                        | ExpressionAttributeNames must not be empty
            {'a':'a'}    |                        | ExpressionAttributeNames contains invalid key: Syntax error; key: "a"
            {'#':'a'}    |                        | ExpressionAttributeNames contains invalid key: Syntax error; key: "#"
            {'#a-b':'a'} |                        | ExpressionAttributeNames contains invalid key: Syntax error; key: "#a-b"
                         | {}                     | ExpressionAttributeValues must not be empty
                         | {'b':{'S':'a'}}        | ExpressionAttributeValues contains invalid key: Syntax error; key: "b"
                         | {':b':{}}              | ExpressionAttributeValues contains invalid value: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes for key :b
                         | {':b':{'SS':[]}}       | ExpressionAttributeValues contains invalid value: One or more parameter values were invalid: An string set  may not be empty for key :b
                         | {':b':{'N':'b'}}       | ExpressionAttributeValues contains invalid value: The parameter cannot be converted to a numeric value: b for key :b
            """)
    void refusesMembers_withTheServicesText(String names, String values, String text) {
        assertThatThrownBy(() ->
                        Placeholders.read(names == null ? null : json(names), values == null ? null : json(values)))
                .hasMessage(text);
    }

    @Test
    void listsUnused_namesBeforeValues() {
        Placeholders placeholders =
                Placeholders.read(json("{'#a':'a','#b':'b','#c':'c'}"), json("{':v':{'S':'a'},':w':{'S':'a'}}"));
        Conditions.parse(ExpressionKind.CONDITION, "#b = :v", placeholders);
        assertThatThrownBy(placeholders::checkAllUsed)
                .hasMessage("Value provided in ExpressionAttributeNames unused in expressions: keys: {#a, #c}");
        Conditions.parse(ExpressionKind.FILTER, "#a = #c", placeholders);
        assertThatThrownBy(placeholders::checkAllUsed)
                .hasMessage("Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}");
        Projection.parse("#a", placeholders);
        Update.parse("SET x = :w", placeholders);
        assertThatCode(placeholders::checkAllUsed).doesNotThrowAnyException();
    }
}
