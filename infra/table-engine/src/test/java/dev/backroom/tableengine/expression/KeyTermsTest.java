package dev.backroom.tableengine.expression;

import static dev.backroom.tableengine.expression.ExpressionFixture.json;
import static dev.backroom.tableengine.expression.ExpressionFixture.placeholders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.tableengine.value.KeyBytes;
import dev.backroom.tableengine.value.Num;
import dev.backroom.tableengine.value.Type;
import dev.backroom.tableengine.value.Value;
import java.util.Arrays;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTermsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a > b and size(b) > c or a > c | Invalid operator used in KeyConditionExpression: OR
            a in (b, size(c), d)           | Invalid operator used in KeyConditionExpression: IN
            attribute_exists(a)            | Invalid operator used in KeyConditionExpression: attribute_exists
            attribute_not_exists(a)        | Invalid operator used in KeyConditionExpression: attribute_not_exists
            attribute_type(a, :kind)       | Invalid operator used in KeyConditionExpression: attribute_type
            contains(a.d, b)               | Invalid operator used in KeyConditionExpression: contains
            not a > b                      | Invalid operator used in KeyConditionExpression: NOT
            a <> b                         | Invalid operator used in KeyConditionExpression: <>
            :n between size(b) and size(a) and b > :s | Invalid condition in KeyConditionExpression: BETWEEN operator must have the key attribute as its first operand
            begins_with(:s, b) and a > :s  | Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand
            size(b) > a AND a.b > b AND b > c | KeyConditionExpressions cannot contain nested operations
            a > size(b.d)                  | KeyConditionExpressions cannot contain nested operations
            a between size(b) and size(a)  | KeyConditionExpressions cannot contain nested operations
            b > a.b                        | Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition
            a between b and size(a)        | Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition
            begins_with(a, b)              | Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition
            a.d > c                        | KeyConditionExpressions cannot have conditions on nested attributes
            b[0] > a                       | KeyConditionExpressions cannot have conditions on nested attributes
            :n > :two AND a < :n           | Invalid condition in KeyConditionExpression: No key attribute specified
            b > :n AND b < :n and c = :n   | KeyConditionExpressions must only contain one condition per key
            :n = a and b = :n and :n = c   | Conditions can be of length 1 or 2 only
            z = :s                         | Query condition missed key schema element: a
            a = :s AND z = :s              | Query condition missed key schema element: b
            a > :s                         | Query key condition not supported
            begins_with(a, :s)             | Query key condition not supported
            a > :n AND z = :s              | One or more parameter values were invalid: Condition parameter type does not match schema type
            a = :n                         | One or more parameter values were invalid: Condition parameter type does not match schema type
            a = :s AND b = :s              | One or more parameter values were invalid: Condition parameter type does not match schema type
            """)
    void refuses_whatNoQueryCanAsk(String text, String detail) {
        assertThatThrownBy(() -> on(text, "b")).hasMessage(detail);
    }

    /** On a text partition key a, and a sort key of numbers if any. */
    private static KeyCondition on(String text, @Nullable String range) {
        KeyTerms terms = KeyTerms.parse(text, placeholders()).terms();
        Value partition = terms.partition("a", Type.S, range == null);
        return new KeyCondition(partition, range == null ? null : terms.sort(range, Type.N));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a = :s AND b = :s", "y = :s AND z = :s"})
    void refusesSecondCondition_onTableWithoutSortKey(String text) {
        assertThatThrownBy(() -> on(text, null)).hasMessage("Query key condition not supported");
    }

    @Test
    void refusesEmptyKey() {
        Placeholders placeholders = Placeholders.read(null, json("{':v':{'S':''}}"));
        assertThatThrownBy(() -> KeyTerms.parse("a = :v", placeholders).terms().partition("a", Type.S, true))
                .hasMessage("One or more parameter values are not valid. The AttributeValue for a key attribute cannot"
                        + " contain an empty string value. Key: a");
    }

    @Test
    void readsPartition_inEitherOrder() {
        KeyCondition condition = on("(:two > b) AND (#a = :s)", "b");
        assertThat(condition.partition()).isEqualTo(new Value.S("a"));
        assertThat(condition.sort()).isEqualTo(new SortCondition.Compared("<", Num.of(2)));
        assertThat(on("a = :s", "b").sort()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "<", "<=", ">", ">="})
    void boundsAgreeWithTest_forComparisons(String sign) {
        SortCondition condition = new SortCondition.Compared(sign, Num.of(3));
        for (int number = -5; number < 9; number++) {
            agrees(condition, Num.of(number));
        }
    }

    @Property
    void boundsAgreeWithTest(
            @ForAll @IntRange(min = -50, max = 50) int low,
            @ForAll @IntRange(min = -50, max = 50) int high,
            @ForAll @IntRange(min = -60, max = 60) int key) {
        agrees(new SortCondition.Between(Num.of(low), Num.of(high)), Num.of(key));
        agrees(new SortCondition.BeginsWith(new Value.S("" + low)), new Value.S("" + key));
    }

    private static void agrees(SortCondition condition, Value key) {
        KeyRange range = condition.range();
        byte[] bytes = KeyBytes.encode(key);
        boolean inside = Arrays.compareUnsigned(range.from(), bytes) <= 0
                && (range.to() == null || Arrays.compareUnsigned(bytes, Objects.requireNonNull(range.to())) < 0);
        assertThat(inside).isEqualTo(condition.test(key));
    }
}
