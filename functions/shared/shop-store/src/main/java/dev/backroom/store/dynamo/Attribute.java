package dev.backroom.store.dynamo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An attribute of one kind of item, declared once: what it is called, how its value stands in the table, and which value is
 * left out. {@link ItemWriter} writes it, and it reads itself; the test of attributes finds one that nobody reads.
 *
 * @param <T> what the attribute holds
 */
public final class Attribute<T> {
    private final String name;
    private final Function<T, AttributeValue> form;
    private final BiFunction<StoredItem, String, Optional<T>> read;
    private final Optional<T> usual;

    private Attribute(
            String name,
            Function<T, AttributeValue> form,
            BiFunction<StoredItem, String, Optional<T>> read,
            Optional<T> usual) {
        this.name = name;
        this.form = form;
        this.read = read;
        this.usual = usual;
    }

    public static Attribute<String> text(String name) {
        return new Attribute<>(name, Fields::text, StoredItem::textIf, Optional.empty());
    }

    /**
     * A text that only some values are right for.
     *
     * @param parse throws {@link IllegalArgumentException} for others
     */
    public static <T> Attribute<T> text(String name, Function<T, String> write, Function<String, T> parse) {
        return new Attribute<>(
                name,
                value -> Fields.text(write.apply(value)),
                (item, attribute) -> item.textIf(attribute).map(text -> item.parsed(attribute, text, parse)),
                Optional.empty());
    }

    /** The name of one of an enum's values. */
    public static <E extends Enum<E>> Attribute<E> one(String name, Class<E> type) {
        return text(name, Enum::name, text -> Enum.valueOf(type, text));
    }

    public static Attribute<Long> number(String name) {
        return new Attribute<>(name, Fields::number, StoredItem::numberIf, Optional.empty());
    }

    /** A number that fits an int. */
    public static Attribute<Integer> units(String name) {
        return units(name, units -> units);
    }

    /**
     * A number that fits an int, and more.
     *
     * @param require throws {@link IllegalArgumentException} for a number that is not allowed there
     */
    public static Attribute<Integer> units(String name, UnaryOperator<Integer> require) {
        return number(name, Integer::longValue, number -> require.apply(Math.toIntExact(number)));
    }

    /** A time in epoch seconds; a part of a second is cut off. */
    public static Attribute<Instant> second(String name) {
        return number(name, Instant::getEpochSecond, Instant::ofEpochSecond);
    }

    /** A time in epoch milliseconds. */
    public static Attribute<Instant> milli(String name) {
        return number(name, Instant::toEpochMilli, Instant::ofEpochMilli);
    }

    public static Attribute<BigDecimal> decimal(String name) {
        return new Attribute<>(
                name, value -> AttributeValue.fromN(value.toPlainString()), StoredItem::decimalIf, Optional.empty());
    }

    /** True or false, which may be left out by {@link #unless}. */
    public static Attribute<Boolean> truth(String name) {
        return new Attribute<>(name, AttributeValue::fromBool, StoredItem::truthIf, Optional.empty());
    }

    /** Written only where it is true. */
    public static Attribute<Boolean> flag(String name) {
        return truth(name).unless(false);
    }

    /** Texts in their order; none are left out. */
    public static Attribute<List<String>> texts(String name) {
        return list(
                name,
                Fields::text,
                (item, value) -> Optional.ofNullable(value.s()).orElseThrow(() -> item.wrongKind(name)));
    }

    /** Items inside this one, in their order; none are left out. */
    public static <T> Attribute<List<T>> items(
            String name, Function<T, Map<String, AttributeValue>> encode, Function<StoredItem, T> decode) {
        return list(
                name,
                value -> AttributeValue.fromM(encode.apply(value)),
                (item, value) -> decode.apply(item.inside(name, value)));
    }

    /**
     * Numbers by key, as a map; an empty one is left out.
     *
     * @param parse throws {@link IllegalArgumentException} for a key that is not allowed there
     */
    public static <K> Attribute<Map<K, Integer>> unitsBy(
            String name, Function<K, String> write, Function<String, K> parse) {
        return new Attribute<Map<K, Integer>>(
                        name,
                        units -> {
                            Map<String, AttributeValue> entries = new HashMap<>();
                            units.forEach((key, n) -> entries.put(write.apply(key), Fields.number(n)));
                            return AttributeValue.fromM(entries);
                        },
                        (item, attribute) -> item.mapIf(attribute).map(entries -> {
                            StoredItem inside = new StoredItem(item.name() + " " + attribute, entries);
                            Map<K, Integer> units = new HashMap<>();
                            entries.keySet()
                                    .forEach(key -> units.put(item.parsed(attribute, key, parse), inside.units(key)));
                            return units;
                        }),
                        Optional.empty())
                .unless(Map.of());
    }

    /** The same, left out where it has its usual value, which is read where it is absent. */
    public Attribute<T> unless(T usual) {
        return new Attribute<>(name, form, read, Optional.of(usual));
    }

    public String name() {
        return name;
    }

    /** @throws UnreadableItem if it is missing or its value is not allowed there */
    public T in(StoredItem item) {
        return ifIn(item).or(() -> usual).orElseThrow(() -> item.missing(name));
    }

    /** @throws UnreadableItem if its value is not allowed there */
    public Optional<T> ifIn(StoredItem item) {
        return read.apply(item, name);
    }

    void write(Map<String, AttributeValue> item, T value) {
        if (!usual.equals(Optional.of(value))) {
            item.put(name, form.apply(value));
        }
    }

    private static <T> Attribute<T> number(String name, Function<T, Long> write, Function<Long, T> parse) {
        return new Attribute<>(
                name,
                value -> Fields.number(write.apply(value)),
                (item, attribute) -> item.numberIf(attribute).map(number -> item.parsed(attribute, number, parse)),
                Optional.empty());
    }

    private static <T> Attribute<List<T>> list(
            String name, Function<T, AttributeValue> element, BiFunction<StoredItem, AttributeValue, T> decode) {
        return new Attribute<List<T>>(
                        name,
                        values -> AttributeValue.fromL(
                                values.stream().map(element).toList()),
                        (item, attribute) -> item.listIf(attribute)
                                .map(values -> values.stream()
                                        .map(value -> decode.apply(item, value))
                                        .toList()),
                        Optional.empty())
                .unless(List.of());
    }
}
