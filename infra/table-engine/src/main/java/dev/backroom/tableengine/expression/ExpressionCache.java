package dev.backroom.tableengine.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The parsed forms of the expressions used last, by their text. What cannot be parsed is not kept. */
final class ExpressionCache<T> {
    private static final int MOST = 1024;

    static final ExpressionCache<Syntax.Node> CONDITIONS = new ExpressionCache<>();
    static final ExpressionCache<List<Syntax.Path>> PROJECTIONS = new ExpressionCache<>();
    static final ExpressionCache<List<Syntax.Action>> UPDATES = new ExpressionCache<>();

    private final Map<String, T> recent = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MOST;
        }
    };

    T get(String text, Function<String, T> parse) {
        synchronized (recent) {
            T known = recent.get(text);
            if (known != null) {
                return known;
            }
        }
        T parsed = parse.apply(text);
        synchronized (recent) {
            recent.put(text, parsed);
        }
        return parsed;
    }
}
