package dev.backroom.reviews.words;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds many phrases in one pass over a text, by the algorithm of Aho and Corasick. */
final class Phrases {
    /**
     * @param phrase the number that {@link #add} gave
     * @param start where it begins
     * @param end behind its last character
     */
    record Hit(int phrase, int start, int end) {}

    private static final class Node {
        final Map<Character, Node> next = new HashMap<>();
        final List<Integer> phrases = new ArrayList<>();
        Node fail = this;
    }

    private final Node root = new Node();
    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Adds a phrase, before {@link #seal}; the same phrase has one number. */
    int add(String phrase) {
        Integer known = numbers.get(phrase);
        if (known != null) {
            return known;
        }
        Node node = root;
        for (int i = 0; i < phrase.length(); i++) {
            node = node.next.computeIfAbsent(phrase.charAt(i), c -> new Node());
        }
        node.phrases.add(texts.size());
        numbers.put(phrase, texts.size());
        texts.add(phrase);
        return texts.size() - 1;
    }

    /** Makes it ready to search. */
    Phrases seal() {
        Deque<Node> queue = new ArrayDeque<>();
        root.fail = root;
        for (Node child : root.next.values()) {
            child.fail = root;
            queue.add(child);
        }
        while (!queue.isEmpty()) {
            Node node = queue.remove();
            node.next.forEach((c, child) -> {
                child.fail = step(node.fail, c);
                child.phrases.addAll(child.fail.phrases);
                queue.add(child);
            });
        }
        return this;
    }

    /** Every occurrence of every phrase, in order of their ends. */
    List<Hit> in(String text) {
        List<Hit> hits = new ArrayList<>();
        Node node = root;
        for (int i = 0; i < text.length(); i++) {
            node = step(node, text.charAt(i));
            for (int phrase : node.phrases) {
                hits.add(new Hit(phrase, i + 1 - texts.get(phrase).length(), i + 1));
            }
        }
        return hits;
    }

    private Node step(Node from, char c) {
        Node node = from;
        while (node != root && !node.next.containsKey(c)) {
            node = node.fail;
        }
        return node.next.getOrDefault(c, root);
    }
}
