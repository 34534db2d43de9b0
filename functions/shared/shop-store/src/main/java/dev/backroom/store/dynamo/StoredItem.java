package dev.backroom.store.dynamo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One stored item, read strictly.
 *
 * @param name how errors call it, such as {@code order 7495540735365777507#576653688135258178}
 */
public record StoredItem(String name, Map<String, AttributeValue> attributes) {

    public String text(String attribute) {
        return textIf(attribute).orElseThrow(() -> missing(attribute));
    }

    public Optional<String> textIf(String attribute) {
        return typed(attribute, AttributeValue.Type.S).map(AttributeValue::s);
    }

    /** Nobody changes what is given. */
    public byte[] bytes(String attribute) {
        return typed(attribute, AttributeValue.Type.B)
                .map(value -> value.b().asByteArrayUnsafe())
                .orElseThrow(() -> missing(attribute));
    }

    public long number(String attribute) {
        return numberIf(attribute).orElseThrow(() -> missing(attribute));
    }

    public int units(String attribute) {
        return parsed(attribute, number(attribute), Math::toIntExact);
    }

    public Optional<Long> numberIf(String attribute) {
        return typed(attribute, AttributeValue.Type.N).map(value -> parsed(attribute, value.n(), Long::parseLong));
    }

    public BigDecimal decimal(String attribute) {
        return decimalIf(attribute).orElseThrow(() -> missing(attribute));
    }

    Optional<BigDecimal> decimalIf(String attribute) {
        return typed(attribute, AttributeValue.Type.N).map(value -> parsed(attribute, value.n(), BigDecimal::new));
    }

    public Instant second(String attribute) {
        return secondIf(attribute).orElseThrow(() -> missing(attribute));
    }

    public Optional<Instant> secondIf(String attribute) {
        return numberIf(attribute).map(Instant::ofEpochSecond);
    }

    /** A flag that is written only where it is true. */
    public boolean flag(String attribute) {
        return truthIf(attribute).orElse(false);
    }

    Optional<Boolean> truthIf(String attribute) {
        return typed(attribute, AttributeValue.Type.BOOL).map(AttributeValue::bool);
    }

    /** The elements of a list; none where the attribute is absent. */
    public List<AttributeValue> list(String attribute) {
        return listIf(attribute).orElse(List.of());
    }

    Optional<List<AttributeValue>> listIf(String attribute) {
        return typed(attribute, AttributeValue.Type.L).map(AttributeValue::l);
    }

    /** The entries of a map; none where the attribute is absent. */
    public Map<String, AttributeValue> map(String attribute) {
        return mapIf(attribute).orElse(Map.of());
    }

    Optional<Map<String, AttributeValue>> mapIf(String attribute) {
        return typed(attribute, AttributeValue.Type.M).map(AttributeValue::m);
    }

    /** A text that only some values are right for, such as a state's name. */
    public <T> T one(String attribute, Function<String, T> parse) {
        return parsed(attribute, text(attribute), parse);
    }

    public <T> T oneOr(String attribute, Function<String, T> parse, T otherwise) {
        return textIf(attribute).map(text -> parsed(attribute, text, parse)).orElse(otherwise);
    }

    /** The item behind an element of a list or map. */
    public StoredItem inside(String attribute, AttributeValue element) {
        if (element.type() != AttributeValue.Type.M) {
            throw wrongKind(attribute);
        }
        return new StoredItem(name + " " + attribute, element.m());
    }

    public <S, T> T parsed(String attribute, S value, Function<S, T> parse) {
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnreadableItem(name, "attribute '" + attribute + "' holds a value that is not allowed there");
        }
    }

    public UnreadableItem wrongKind(String attribute) {
        return new UnreadableItem(name, "attribute '" + attribute + "' is of another kind");
    }

    UnreadableItem missing(String attribute) {
        return new UnreadableItem(name, "attribute '" + attribute + "' is missing");
    }

    private Optional<AttributeValue> typed(String attribute, AttributeValue.Type type) {
        AttributeValue value = attributes.get(attribute);
        if (value == null) {
            return Optional.empty();
        }
        if (value.type() != type) {
            throw wrongKind(attribute);
        }
        return Optional.of(value);
    }
}
