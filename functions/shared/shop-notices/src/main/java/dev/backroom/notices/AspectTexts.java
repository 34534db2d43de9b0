package dev.backroom.notices;

import dev.backroom.model.review.Aspect;

/** What the aspects of reviews are called, and what can be done about them. */
public final class AspectTexts {
    private final TextTable texts;

    public AspectTexts(Language language) {
        this.texts = TextTable.read("aspects-" + language.code() + ".properties");
    }

    public String name(Aspect aspect) {
        return texts.text(aspect.code() + ".name");
    }

    public String advice(Aspect aspect) {
        return texts.text(aspect.code() + ".advice");
    }

    public String owner(Aspect.Owner owner) {
        return texts.text("owner." + owner.name());
    }
}
