package dev.backroom.tableengine.expression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.tableengine.value.Item;
import dev.backroom.tableengine.value.Values;

/** Items and placeholders as short JSON with single quotes. */
final class ExpressionFixture {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ExpressionFixture() {}

    static Item item(String text) {
        return Values.readItem(json(text));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** The names #a to #d and #x stand for themselves; the values are of every type, by their descriptor in small letters. */
    static Placeholders placeholders() {
        return Placeholders.read(
                json("{'#a':'a','#b':'b','#c':'c','#d':'d','#x':'x','#3':'[3]','#ab':'a.b'}"),
                json(
                        "{':s':{'S':'a'},':t':{'S':'b'},':n':{'N':'1'},':two':{'N':'2'},':b':{'B':'YQ=='},"
                                + "':bool':{'BOOL':true},':null':{'NULL':true},':ss':{'SS':['a']},':ns':{'NS':['1']},"
                                + "':bs':{'BS':['YQ==']},':l':{'L':[{'N':'7'}]},':m':{'M':{'k':{'N':'1'}}},':kind':{'S':'SS'}}"));
    }
}
