package dev.backroom.tableengine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.tableengine.error.EngineException;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                       | Supplied AttributeValue is empty, must contain exactly one of the supported datatypes
            {'a': ''}                | Supplied AttributeValue is empty, must contain exactly one of the supported datatypes
            {'S': null}              | Supplied AttributeValue is empty, must contain exactly one of the supported datatypes
            {'S': 'a', 'N': '1'}     | Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes
            {'S': 'a', 'N': 'b'}     | The parameter cannot be converted to a numeric value: b
            {'N': ''}                | The parameter cannot be converted to a numeric value
            {'NULL': false}          | One or more parameter values were invalid: Null attribute value types must have the value of true
            {'SS': []}               | One or more parameter values were invalid: An string set  may not be empty
            {'NS': []}               | One or more parameter values were invalid: An number set  may not be empty
            {'BS': []}               | One or more parameter values were invalid: Binary sets should not be empty
            {'NS': ['1', '']}        | The parameter cannot be converted to a numeric value
            {'SS': ['a', 'a']}       | One or more parameter values were invalid: Input collection [a, a] contains duplicates.
            {'NS': ['1', '1.0']}     | Input collection contains duplicates
            {'BS': ['Yg==', 'Yg==']} | One or more parameter values were invalid: Input collection [Yg==, Yg==]of type BS contains duplicates.
            {'L': [{'M': {'a': {}}}]} | Supplied AttributeValue is empty, must contain exactly one of the supported datatypes
            """)
    void refusesValue_withTheServicesText(String given, String text) {
        assertThatThrownBy(() -> Values.read(json(given)))
                .isInstanceOf(EngineException.class)
                .hasMessage(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'S':''}                          | 0
            {'S':'h\u00e9'}                   | 3
            {'N':'100'}                       | 2
            {'B':'AAEC'}                      | 3
            {'B':''}                          | 0
            {'BOOL':false}                    | 1
            {'NULL':true}                     | 1
            {'SS':['b','a']}                  | 2
            {'NS':['2','1']}                  | 4
            {'BS':['AA==','AQ==']}            | 2
            {'SS':['','a']}                   | 1
            {'BS':['','AQ==']}                | 1
            {'L':[]}                          | 3
            {'L':[{'S':'ab'},{'BOOL':true}]}  | 8
            {'M':{'k':{'S':'ab'}}}            | 7
            """)
    void writesWhatItRead_andCountsItsBytes(String given, int bytes) throws IOException {
        Value value = Values.read(json(given));
        assertThat(written(value)).isEqualTo(json(given));
        assertThat(value.size()).isEqualTo(bytes);
    }

    private static JsonNode written(Value value) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            Values.write(value, out);
        }
        return JSON.readTree(text.toString());
    }

    @Test
    void equalsSet_whateverTheOrder() {
        assertThat(Values.read(json("{'SS':['a','b']}"))).isEqualTo(Values.read(json("{'SS':['b','a']}")));
        assertThat(Values.read(json("{'NS':['1','2.50']}"))).isEqualTo(Values.read(json("{'NS':['2.5','1']}")));
        assertThat(Values.read(json("{'L':[{'N':'1'},{'N':'2'}]}")))
                .isNotEqualTo(Values.read(json("{'L':[{'N':'2'},{'N':'1'}]}")));
    }

    @Test
    void refusesNesting_beyondThirtyTwoLevels() {
        String deepest = "{'L':[".repeat(31) + "{'S':'a'}" + "]}".repeat(31);
        assertThat(Values.read(json(deepest)).size()).isPositive();
        assertThatThrownBy(() -> Values.read(json("{'L':[" + deepest + "]}")))
                .hasMessageContaining("Nesting Levels have exceeded supported limits");
    }

    @Test
    void countsItem_withItsNames() {
        Item item = Values.readItem(json("{'id':{'S':'abc'},'n\u00e9':{'N':'-5'}}"));
        assertThat(item.size()).isEqualTo(2 + 3 + 3 + 3);
    }
}
