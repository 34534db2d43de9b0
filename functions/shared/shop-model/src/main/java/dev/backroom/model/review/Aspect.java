package dev.backroom.model.review;

import java.util.Arrays;
import java.util.Optional;

/** What a remark in a review is about, so far as a seller can act on it. */
public enum Aspect {
    SHIPPING_SLOW("shipping-slow", Owner.WAREHOUSE),
    PACKAGING("packaging", Owner.WAREHOUSE),
    DAMAGED("damaged", Owner.WAREHOUSE),
    WRONG_ITEM("wrong-item", Owner.WAREHOUSE),
    MISSING_ITEM("missing-item", Owner.WAREHOUSE),
    SIZE_FIT("size-fit", Owner.LISTING),
    APPEARANCE_DIFFERS("appearance-differs", Owner.LISTING),
    QUALITY("quality", Owner.PURCHASING),
    MATERIAL("material", Owner.PURCHASING),
    SMELL("smell", Owner.PURCHASING),
    FUNCTION("function", Owner.PURCHASING),
    PRICE_VALUE("price-value", Owner.MARKETING),
    SERVICE("service", Owner.SERVICE),
    AFTER_SALES("after-sales", Owner.SERVICE),
    AUTHENTICITY("authenticity", Owner.PURCHASING),
    INSTRUCTIONS("instructions", Owner.LISTING),
    /** General satisfaction or the lack of it. */
    PRAISE("praise", Owner.MARKETING);

    /** Who in a seller's team acts on it. */
    public enum Owner {
        WAREHOUSE,
        LISTING,
        PURCHASING,
        MARKETING,
        SERVICE
    }

    private final String code;
    private final Owner owner;

    Aspect(String code, Owner owner) {
        this.code = code;
        this.owner = owner;
    }

    /** The name in lexicon files and stored counts. */
    public String code() {
        return code;
    }

    public Owner owner() {
        return owner;
    }

    public static Optional<Aspect> of(String code) {
        return Arrays.stream(values())
                .filter(aspect -> aspect.code.equals(code))
                .findFirst();
    }
}
