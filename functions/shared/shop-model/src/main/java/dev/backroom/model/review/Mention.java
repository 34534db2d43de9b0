package dev.backroom.model.review;

/**
 * One remark found in a review's text.
 *
 * @param phrase the words of the lexicon that found it, normalised
 */
public record Mention(Aspect aspect, Polarity polarity, String phrase) {}
